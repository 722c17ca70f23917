package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.ReservedLine;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A fulfilment as the process keeps it. Each line of an order is answered by itself, and an order
 * has up to a thousand: with all of them in the snapshot, each answer would write all of them. So
 * what never changes of many lines lies beside the snapshot, as an entry that is written once, and
 * the snapshot has {@link LineMarks} for them. Few lines are in the snapshot, as in the view.
 */
public final class LongFulfilments implements SnapshotCodec<FulfilmentState> {

  /** At most so many are few: an entry more is read and written sooner than their texts. */
  static final int FEW = 16;

  private static final String LINES = "lines";

  private final FulfilmentSnapshots whole = new FulfilmentSnapshots();

  @Override
  public byte[] encode(Snapshot<FulfilmentState> snapshot) {
    List<ReservedLine> lines = snapshot.state().lines();
    return isLong(snapshot.state())
        ? LineMarks.of(lines).before(whole.encode(with(snapshot, List.of())))
        : whole.encode(snapshot);
  }

  @Override
  public Snapshot<FulfilmentState> decode(
      byte[] bytes, Function<String, byte @Nullable []> entries) {
    if (!LineMarks.areIn(bytes)) {
      return whole.decode(bytes, entries);
    }
    byte[] beside = entries.apply(LINES);
    if (beside == null) {
      throw new MalformedRecordException("the lines beside the snapshot are missing");
    }
    List<ReservedLine> lines = whole.decode(beside, entries).state().lines();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    LineMarks marks = LineMarks.read(buffer);
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return with(whole.decode(rest, entries), marks.on(lines));
  }

  @Override
  public Map<String, Optional<byte[]>> changedEntries(
      FulfilmentState before, FulfilmentState after) {
    return isLong(after) && !haveSameLines(before.lines(), after.lines())
        ? Map.of(LINES, Optional.of(entry(after.lines())))
        : Map.of();
  }

  private byte[] entry(List<ReservedLine> lines) {
    return whole.encode(
        new Snapshot<>(FulfilmentState.NONE.withLines(lines), 0, Instant.EPOCH, Instant.EPOCH));
  }

  /** But for how far they are. */
  private static boolean haveSameLines(List<ReservedLine> before, List<ReservedLine> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      ReservedLine line = before.get(i);
      if (line.quantity() != after.get(i).quantity() || !line.sku().equals(after.get(i).sku())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLong(FulfilmentState state) {
    return state.lines().size() > FEW;
  }

  private static Snapshot<FulfilmentState> with(
      Snapshot<FulfilmentState> snapshot, List<ReservedLine> lines) {
    return new Snapshot<>(
        snapshot.state().withLines(lines),
        snapshot.version(),
        snapshot.createdAt(),
        snapshot.updatedAt());
  }
}

package io.jangbu.kafka.record;

import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A context's snapshots with what is wrong with their streams. A sound stream's is kept as the
 * context has it, byte for byte; before a flawed one stand three bytes: two that no snapshot begins
 * with, and a bit for each {@link Flaw}.
 */
public final class FlawedSnapshots<S> implements SnapshotCodec<S> {

  private static final byte[] MARK = {0, (byte) 0xF1};
  private static final Flaw[] FLAWS = Flaw.values();

  private final SnapshotCodec<S> sound;

  private FlawedSnapshots(SnapshotCodec<S> sound) {
    this.sound = sound;
  }

  /** Those of that codec, which is left as it is if it does this already. */
  public static <S> SnapshotCodec<S> of(SnapshotCodec<S> sound) {
    return sound instanceof FlawedSnapshots<S> ? sound : new FlawedSnapshots<>(sound);
  }

  @Override
  public byte[] encode(Snapshot<S> snapshot) {
    if (snapshot.flaws().isEmpty()) {
      return sound.encode(snapshot);
    }
    byte[] bytes = sound.encode(snapshot.withFlaws(Set.of()));
    int bits = 0;
    for (Flaw flaw : snapshot.flaws()) {
      bits |= bit(flaw);
    }
    return ByteBuffer.allocate(MARK.length + 1 + bytes.length)
        .put(MARK)
        .put((byte) bits)
        .put(bytes)
        .array();
  }

  @Override
  public Snapshot<S> decode(byte[] bytes, Function<String, byte @Nullable []> entries) {
    if (bytes.length <= MARK.length || bytes[0] != MARK[0] || bytes[1] != MARK[1]) {
      return sound.decode(bytes, entries);
    }
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    for (Flaw flaw : FLAWS) {
      if ((bytes[MARK.length] & bit(flaw)) != 0) {
        flaws.add(flaw);
      }
    }
    byte[] snapshot = new byte[bytes.length - MARK.length - 1];
    System.arraycopy(bytes, MARK.length + 1, snapshot, 0, snapshot.length);
    return sound.decode(snapshot, entries).withFlaws(flaws);
  }

  /** Kept for ever, as the bytes are. */
  private static int bit(Flaw flaw) {
    return switch (flaw) {
      case INCOMPLETE -> 1;
      case OVERWRITTEN -> 2;
    };
  }

  @Override
  public Map<String, Optional<byte[]>> changedEntries(S state) {
    return sound.changedEntries(state);
  }

  @Override
  public Map<String, Optional<byte[]>> changedEntries(S before, S after) {
    return sound.changedEntries(before, after);
  }
}

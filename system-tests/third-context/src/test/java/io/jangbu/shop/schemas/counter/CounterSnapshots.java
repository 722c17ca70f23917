package io.jangbu.shop.schemas.counter;

import io.jangbu.core.Snapshot;
import io.jangbu.counters.CounterSnapshot;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.shop.domain.counter.Counter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A counter's state, field by field. */
public final class CounterSnapshots implements SnapshotCodec<Counter> {

  private final SingleObject<CounterSnapshot> snapshots = new SingleObject<>(CounterSnapshot.class);

  @Override
  public byte[] encode(Snapshot<Counter> snapshot) {
    return snapshots.encode(
        new CounterSnapshot(
            snapshot.version(),
            snapshot.createdAt(),
            snapshot.updatedAt(),
            snapshot.state().begun(),
            snapshot.state().total()));
  }

  @Override
  public Snapshot<Counter> decode(byte[] bytes, Function<String, byte @Nullable []> entries) {
    return snapshots.decode(
        bytes,
        avro ->
            new Snapshot<>(
                new Counter(avro.getBegun(), avro.getTotal()),
                avro.getVersion(),
                avro.getCreatedAt(),
                avro.getUpdatedAt()));
  }

  @Override
  public Map<String, Optional<byte[]>> changedEntries(Counter state) {
    return Map.of();
  }
}

package io.jangbu.command.state;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.EventPartitions.Extent;
import io.jangbu.command.state.EventPartitions.Reading;
import io.jangbu.command.state.PartitionEvents.Read;
import io.jangbu.kafka.integrity.Authenticity;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a partition a second time for the streams that did not come in the order of their versions,
 * and parks their events in the store, so that memory has not to hold them: of each version the
 * newest record, as compaction leaves it. Does nothing where all came in order, which is the rule.
 */
final class Rereading<E, S> implements Phase {

  private final TopicPartition partition;
  private final PartitionEvents<E> events;
  private final SnapshotStore<S> snapshots;
  private final EventPartitions log;
  private final ReplayMetrics metrics;
  private final Supplier<Extent> extent;
  private @Nullable Reading reading;

  /** {@code extent} is what was read the first time. */
  Rereading(
      AggregateType<?, E, S> type,
      int partition,
      int partitions,
      SnapshotStore<S> snapshots,
      EventPartitions log,
      Authenticity authenticity,
      ReplayMetrics metrics,
      Supplier<Extent> extent) {
    this.partition = new TopicPartition(type.topics().events(), partition);
    this.events =
        new PartitionEvents<>(
            type.codec(), partition, partitions, authenticity, (_, _) -> {}, (_, _) -> {});
    this.snapshots = snapshots;
    this.log = log;
    this.metrics = metrics;
    this.extent = extent;
  }

  @Override
  public boolean goOn(Slice slice) {
    Reading from = reading;
    if (from == null) {
      if (snapshots.incomplete(_ -> false) == 0) {
        return true;
      }
      from = log.read(partition, extent.get());
      reading = from;
    }
    while (from.position() < extent.get().end()) {
      if (slice.isOver()) {
        return false;
      }
      List<ConsumerRecord<byte[], byte[]>> records = from.next();
      records.forEach(this::park);
      metrics.read(records.size());
      slice.spend(records.size());
      if (records.isEmpty()) {
        return from.position() >= extent.get().end();
      }
    }
    return true;
  }

  private void park(ConsumerRecord<byte[], byte[]> record) {
    Read<E> found = events.read(record);
    if (found != null && snapshots.isIncomplete(found.id().streamId())) {
      snapshots.park(found.id(), found.event() == null ? null : record.value());
    }
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.close();
    }
  }
}

package io.jangbu.kafka.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * How far the stores are restored that an instance needs to take part, by application id. Standbys,
 * which are never done, are not in it.
 */
final class RestoreMetrics implements StateRestoreListener, AutoCloseable {

  private record Part(String store, TopicPartition changelog) {}

  private record Left(long end, long records) {}

  private final Map<Part, Left> left = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final Counter restored;
  private final List<Meter> meters;

  RestoreMetrics(MeterRegistry registry, String application) {
    this.registry = registry;
    restored =
        Counter.builder("jangbu.restore.restored.records")
            .description("Records that were restored into stores since the start")
            .baseUnit("records")
            .tag("application", application)
            .register(registry);
    Gauge records =
        Gauge.builder("jangbu.restore.remaining.records", this, RestoreMetrics::records)
            .description("Records that are left to restore before the stores can be used")
            .baseUnit("records")
            .tag("application", application)
            .register(registry);
    Gauge partitions =
        Gauge.builder("jangbu.restore.remaining.partitions", left, Map::size)
            .description("Partitions of stores that are being restored")
            .baseUnit("partitions")
            .tag("application", application)
            .register(registry);
    meters = List.of(restored, records, partitions);
  }

  private double records() {
    return left.values().stream().mapToLong(Left::records).sum();
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long begin, long end) {
    left.put(new Part(store, changelog), new Left(end, end - begin));
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long last, long records) {
    restored.increment((double) records);
    // Offsets that have no record, such as the marks of transactions, are passed over with it.
    left.computeIfPresent(
        new Part(store, changelog),
        (_, before) -> new Left(before.end(), Math.max(0, before.end() - last - 1)));
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long records) {
    left.remove(new Part(store, changelog));
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
    left.remove(new Part(store, changelog));
  }

  /** Takes its meters away. */
  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}

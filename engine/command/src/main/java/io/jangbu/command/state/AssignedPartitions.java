package io.jangbu.command.state;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The partitions that this instance decides the commands of, and the rebuild it was asked for. */
public final class AssignedPartitions {

  private final Map<TopicPartition, AssignedPartition> assigned = new ConcurrentHashMap<>();
  private volatile Request request = new Request(null, 0);

  /** By {@link System#nanoTime}. */
  private record Request(@Nullable String id, long at) {}

  /**
   * A request lapses: a partition that comes here weeks later may have been rebuilt under a newer
   * one elsewhere, and must not be rebuilt for the old one.
   */
  private static final long LAPSES_AFTER = Duration.ofMinutes(10).toNanos();

  public AssignedPartitions(MeterRegistry registry) {
    Gauge.builder("jangbu.command.state.rebuilding", this, AssignedPartitions::rebuilding)
        .description("Partitions whose commands wait until their state is rebuilt")
        .register(registry);
  }

  /** All of them, as they come and go. */
  public Collection<AssignedPartition> all() {
    return Collections.unmodifiableCollection(assigned.values());
  }

  /** Whether it is still held, and by the same task. */
  public boolean contains(AssignedPartition partition) {
    return assigned.get(partition.commands()) == partition;
  }

  /**
   * Asks for a rebuild of everything that is held now or comes within ten minutes. What was rebuilt
   * under this id already is left as it is.
   */
  public void rebuild(String id) {
    request = new Request(id, System.nanoTime());
  }

  /** The id that was asked for last, null if none was, or too long ago. */
  @Nullable String wanted() {
    Request last = request;
    return System.nanoTime() - last.at() > LAPSES_AFTER ? null : last.id();
  }

  void add(AssignedPartition partition) {
    assigned.put(partition.commands(), partition);
  }

  void remove(AssignedPartition partition) {
    assigned.remove(partition.commands(), partition);
  }

  private double rebuilding() {
    return assigned.values().stream().filter(partition -> !partition.decides()).count();
  }
}

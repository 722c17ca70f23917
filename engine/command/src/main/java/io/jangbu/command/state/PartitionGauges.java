package io.jangbu.command.state;

import io.jangbu.kafka.record.AggregateTopics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The partitions of one context, as this instance holds them. Over all instances those that are
 * decided add up to those that there are, or some commands have no writer.
 */
public final class PartitionGauges {

  private final AssignedPartitions assigned;
  private final String context;

  private PartitionGauges(AssignedPartitions assigned, String context) {
    this.assigned = assigned;
    this.context = context;
  }

  /** Shows them, and what rebuilds do, from the start. {@code partitions} are those there are. */
  public static void show(
      AssignedPartitions assigned, String context, int partitions, MeterRegistry registry) {
    PartitionGauges gauges = new PartitionGauges(assigned, context);
    gauges.count("deciding", AssignedPartition::takesCommands, registry);
    gauges.count("rebuilding", each -> !each.takesCommands() && each.blocked() == null, registry);
    gauges.count("blocked", each -> !each.takesCommands() && each.blocked() != null, registry);
    Gauge.builder("jangbu.command.topic.partitions", () -> partitions)
        .description("Partitions that the context has, each of which needs a writer")
        .baseUnit("partitions")
        .tag("context", context)
        .register(registry);
    Gauge.builder("jangbu.command.rebuild.remaining.records", gauges::remaining)
        .description("Records that rebuilds of the command state under way have still to pass")
        .baseUnit("records")
        .tag("context", context)
        .register(registry);
    Gauge.builder("jangbu.command.incomplete.streams", gauges::incomplete)
        .description("Streams that lack an event, and on which nothing is decided")
        .baseUnit("streams")
        .tag("context", context)
        .register(registry);
    Gauge.builder("jangbu.processes.parked", gauges::parked)
        .description("Processes that cannot go on and wait for an operator")
        .tag("context", context)
        .register(registry);
    ReplayMetrics _ = new ReplayMetrics(registry, new AggregateTopics(context));
  }

  private void count(String state, Predicate<AssignedPartition> which, MeterRegistry registry) {
    Gauge.builder("jangbu.command.partitions", () -> own().filter(which).count())
        .description("Partitions whose commands this instance decides, by whether it does now")
        .baseUnit("partitions")
        .tags("context", context, "state", state)
        .register(registry);
  }

  private double incomplete() {
    return own().mapToLong(AssignedPartition::incomplete).sum();
  }

  private double parked() {
    return own().mapToInt(each -> each.parked().size()).sum();
  }

  private double remaining() {
    return own()
        .filter(each -> !each.takesCommands())
        .map(AssignedPartition::progress)
        .mapToLong(progress -> progress.offsetsInAll() - progress.offsets())
        .sum();
  }

  private Stream<AssignedPartition> own() {
    return assigned.all().stream().filter(each -> each.context().equals(context));
  }
}

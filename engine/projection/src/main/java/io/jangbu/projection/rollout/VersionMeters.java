package io.jangbu.projection.rollout;

import io.jangbu.projection.view.Projection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a version shows of itself while it runs here. */
final class VersionMeters implements AutoCloseable {

  private final MeterRegistry registry;
  private final Tags version;
  private final List<Meter> meters = new ArrayList<>();

  /** {@code answers} is whether reads are answered from it. */
  VersionMeters(int number, BooleanSupplier answers, MeterRegistry registry) {
    this.registry = registry;
    this.version = Tags.of("generation", Integer.toString(number));
    show(
        Gauge.builder("jangbu.projection.answering", () -> answers.getAsBoolean() ? 1 : 0)
            .description("1 for the projection version that reads are answered from, 0 for another")
            .tags(version));
  }

  /** Shows one of its contexts, which has so many partitions in all. */
  void show(Projection<?, ?> projection, int partitions, LivePartitions live, ViewLag behind) {
    String context = projection.context();
    show(
        gauge("jangbu.projection.lag.records", context, () -> behind.records(context))
            .description("Records of the events topic that are not in this instance's views yet")
            .baseUnit("records"));
    show(
        gauge("jangbu.projection.staleness", context, () -> behind.staleness(context))
            .description("Age of the oldest event that is not in this instance's views; 0 = none")
            .baseUnit("seconds"));
    show(
        gauge("jangbu.projection.partitions", context, () -> live.count(context))
            .description("Partitions that this instance projects, their stores being restored")
            .baseUnit("partitions"));
    show(
        gauge("jangbu.projection.topic.partitions", context, () -> partitions)
            .description("Partitions that the context has, each of which needs a projector")
            .baseUnit("partitions"));
  }

  private Gauge.Builder<?> gauge(String name, String context, Supplier<Number> value) {
    return Gauge.builder(name, value).tags(version.and("context", context));
  }

  private void show(Gauge.Builder<?> gauge) {
    meters.add(gauge.register(registry));
  }

  /** Takes them away. */
  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}

package io.jangbu.command.engine;

import io.jangbu.core.CommandResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What becomes of the deadlines of one context that are reached, and how late. */
final class DueMetrics {

  private final Counter accepted;
  private final Counter rejected;
  private final Counter failed;
  private final Counter parked;
  private final Timer lateness;

  DueMetrics(MeterRegistry registry, String context) {
    accepted = counter(registry, context, "ACCEPTED");
    rejected = counter(registry, context, "REJECTED");
    failed = counter(registry, context, "FAILED");
    parked = counter(registry, context, "PARKED");
    lateness =
        Timer.builder("jangbu.deadline.lateness")
            .description("From when a deadline was due to when it was decided")
            .tag("context", context)
            .serviceLevelObjectives(
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofHours(1))
            .register(registry);
  }

  /** One was reached, and what it asks for has that result. */
  void decided(CommandResult result, Duration late) {
    (result.accepted() ? accepted : rejected).increment();
    lateness.record(late);
  }

  /** One was reached, and what it asks for cannot be decided. */
  void failed() {
    failed.increment();
  }

  /** One was reached, and its process is parked since its rules do not know what to do. */
  void parked() {
    parked.increment();
  }

  private static Counter counter(MeterRegistry registry, String context, String outcome) {
    return Counter.builder("jangbu.deadlines")
        .description("Deadlines that were reached; those of an aborted transaction count too")
        .tags("context", context, "outcome", outcome)
        .register(registry);
  }
}

package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.section.Waiting;
import io.jangbu.localservices.Metrics;
import io.jangbu.localservices.ServiceInstance;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An instance that keeps copies of another one's stores. */
final class Standby {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** While nothing is written, one that has read nothing for so long has read all. */
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final ServiceInstance service;
  private double copied;
  private long since;

  Standby(ServiceInstance service) {
    this.service = service;
  }

  /** Waits until it has all that the other one has; nobody may send commands meanwhile. */
  void awaitCaughtUp() {
    new Waiting(service, PATIENCE).until(this::isQuiet);
  }

  private boolean isQuiet() {
    double now =
        Metrics.of(service)
            .sum("kafka_consumer_fetch_manager_records_consumed_total", "restore-consumer");
    if (now > copied) {
      copied = now;
      since = System.nanoTime();
    }
    return copied > 0 && System.nanoTime() - since > QUIET_NANOS;
  }
}

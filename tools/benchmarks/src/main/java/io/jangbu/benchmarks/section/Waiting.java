package io.jangbu.benchmarks.section;

import io.jangbu.localservices.ServiceInstance;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something that a service does in its own time, and notices when it dies instead. */
public record Waiting(ServiceInstance service, Duration patience) {

  private static final Duration PAUSE = Duration.ofMillis(50);

  /**
   * Asks every 50 ms.
   *
   * @return when it was so, by {@link System#nanoTime}
   * @throws IllegalStateException if the service ends, or it is not so in time
   */
  public long until(BooleanSupplier so) {
    long begin = System.nanoTime();
    while (!so.getAsBoolean()) {
      if (!service.isAlive()) {
        throw new IllegalStateException(service.name() + " has ended, see " + service.log());
      }
      if (System.nanoTime() - begin > patience.toNanos()) {
        throw new IllegalStateException(
            "%s did not do it in %d s".formatted(service.name(), patience.toSeconds()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return System.nanoTime();
  }
}

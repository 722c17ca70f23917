package io.jangbu.resilience.outside;

import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Looks again until there is nothing to object to, for what comes true after a while. */
final class Settling {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private Settling() {}

  /** The faults that are still there when the time is over; none as soon as there are none. */
  static List<Fault> within(Duration time, Supplier<List<Fault>> look) {
    long end = System.nanoTime() + time.toNanos();
    while (true) {
      List<Fault> faults = look.get();
      if (faults.isEmpty() || System.nanoTime() > end) {
        return faults;
      }
      Moments.pass(PAUSE);
    }
  }
}

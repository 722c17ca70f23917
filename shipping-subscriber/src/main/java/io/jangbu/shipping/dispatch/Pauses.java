package io.jangbu.shipping.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave the carrier in peace: twice as long after each failure, up to a longest pause,
 * and each a random 50 to 100 % of that, so that what failed together does not come back together.
 */
record Pauses(Duration first, Duration longest, RandomGenerator random) {

  /**
   * @param failures in a row, at least 1
   */
  Duration after(int failures) {
    long full = first.toMillis();
    for (int i = 1; i < failures && full < longest.toMillis(); i++) {
      full *= 2;
    }
    full = Math.min(full, longest.toMillis());
    return Duration.ofMillis(full - random.nextLong(full / 2 + 1));
  }
}

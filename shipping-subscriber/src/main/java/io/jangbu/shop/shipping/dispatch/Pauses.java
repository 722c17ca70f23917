package io.jangbu.shop.shipping.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave the carrier in peace: twice as long after each failure, up to a longest pause,
 * and each a random 50 to 100 % of that, so that what failed together does not come back together.
 */
record Pauses(Duration first, Duration longest, Duration longestAsked, RandomGenerator random) {

  /**
   * The same, or what the carrier asked for if that is longer: up to the longest that it is
   * granted, and up to a tenth more, again so that not all come back together.
   *
   * @param failures in a row, at least 1
   * @param asked zero if it asked for nothing
   */
  Duration after(int failures, Duration asked) {
    Duration own = after(failures);
    Duration granted = asked.compareTo(longestAsked) < 0 ? asked : longestAsked;
    return granted.compareTo(own) < 0
        ? own
        : granted.plusMillis(random.nextLong(granted.toMillis() / 10 + 1));
  }

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

package io.jangbu.resilience.checker;

import java.time.Duration;
import java.util.List;

/**
 * How late deadlines were reached: after they were due, or after what was broken then was ready
 * again.
 *
 * @param reached how many
 * @param median zero if none was
 */
public record Punctuality(int reached, Duration median, Duration worst) {

  /** Of these. */
  public static Punctuality of(List<Duration> late) {
    List<Duration> sorted = late.stream().sorted().toList();
    return sorted.isEmpty()
        ? new Punctuality(0, Duration.ZERO, Duration.ZERO)
        : new Punctuality(sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
  }

  /** Both, of which the medians cannot be told any more: the larger of them. */
  public Punctuality plus(Punctuality other) {
    return new Punctuality(
        reached + other.reached, larger(median, other.median), larger(worst, other.worst));
  }

  private static Duration larger(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  @Override
  public String toString() {
    return "%d deadlines reached, %.2f s late in the median, %.2f s at worst"
        .formatted(reached, median.toMillis() / 1e3, worst.toMillis() / 1e3);
  }
}

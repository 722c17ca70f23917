package io.jangbu.benchmarks.section;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long and how much is measured.
 *
 * @param share of the full run, above 0, at most 1
 */
public record Scale(String name, double share) {

  /** About twenty-five minutes. */
  public static final Scale FULL = new Scale("full", 1);

  /** About eight minutes: good for a look, too short for rare delays and large sizes. */
  public static final Scale QUICK = new Scale("quick", 0.12);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** So many of a full run's, at least one. */
  public int count(int full) {
    return Math.max(1, (int) (full * share));
  }

  /** So much of a full run's time, at least a second. */
  public Duration time(Duration full) {
    Duration time = Duration.ofMillis((long) (full.toMillis() * share));
    return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
  }

  /** Of sizes from small to large those that can be reached in that time, at least the first. */
  public List<Long> sizes(long... full) {
    double largest = full[full.length - 1] * share;
    List<Long> reached = Arrays.stream(full).filter(size -> size <= largest).boxed().toList();
    return reached.isEmpty() ? List.of(full[0]) : reached;
  }
}

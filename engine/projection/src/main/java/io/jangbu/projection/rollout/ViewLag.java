package io.jangbu.projection.rollout;

import java.time.Duration;
import java.util.Map;

/**
 * How far one version's views here are behind the events, as it was last looked at. Of the
 * partitions that this instance projects: the records add up over all instances.
 */
public final class ViewLag {

  /** What is told of it longer than this after it was last looked at would be a guess. */
  private static final Duration HOLDS = Duration.ofSeconds(30);

  /** Between two looks. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /**
   * What is not in a context's view yet.
   *
   * @param records in offsets, the marks of transactions between them too
   * @param oldest how old the oldest of them is, zero if there is none
   */
  record Behind(long records, Duration oldest) {

    static final Behind NONE = new Behind(0, Duration.ZERO);

    Behind plus(Behind other) {
      return new Behind(
          records + other.records, oldest.compareTo(other.oldest) > 0 ? oldest : other.oldest);
    }
  }

  private record Look(long at, Map<String, Behind> contexts) {}

  private volatile boolean looked;
  private volatile Look last = new Look(System.nanoTime() - HOLDS.toNanos(), Map.of());

  /** The age of the oldest event that is in no view here yet, zero if there is none. */
  public Duration staleness() {
    return last.contexts().values().stream().reduce(Behind.NONE, Behind::plus).oldest();
  }

  void looked(Map<String, Behind> contexts) {
    last = new Look(System.nanoTime(), Map.copyOf(contexts));
    looked = true;
  }

  /** Whether it was looked at since the version runs; before that nothing is known. */
  boolean isLooked() {
    return looked;
  }

  /** Whether it is time to look. */
  boolean isDue() {
    return !looked || System.nanoTime() - last.at() > PAUSE.toNanos();
  }

  /** NaN while it is not known. */
  double records(String context) {
    return known() ? of(context).records() : Double.NaN;
  }

  /** In seconds; NaN while it is not known. */
  double staleness(String context) {
    return known() ? of(context).oldest().toMillis() / 1e3 : Double.NaN;
  }

  private Behind of(String context) {
    return last.contexts().getOrDefault(context, Behind.NONE);
  }

  private boolean known() {
    return System.nanoTime() - last.at() < HOLDS.toNanos();
  }
}

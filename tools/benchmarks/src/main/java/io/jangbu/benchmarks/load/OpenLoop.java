package io.jangbu.benchmarks.load;

import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * So many actions a second, whatever becomes of them, as customers come who know nothing of each
 * other.
 *
 * <p>Each action is handed the time at which it was due. Latency is measured from there: an action
 * that starts late because another one stalled has waited too, and that is not left out
 * (coordinated omission). None is ever skipped.
 *
 * @param perSecond above 0
 */
public record OpenLoop(double perSecond, Ticker ticker) {

  private static final double NANOS_PER_SECOND = 1e9;

  public OpenLoop {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate is above 0, not " + perSecond);
    }
  }

  /** At that rate, by the JVM's clock. */
  public static OpenLoop at(double perSecond) {
    return new OpenLoop(perSecond, Ticker.system());
  }

  /** How many fall due within that time, at least one. */
  public long actionsIn(Duration time) {
    return Math.max(1, Math.round(perSecond * time.toNanos() / NANOS_PER_SECOND));
  }

  /**
   * Runs all actions that fall due within that time, on this thread.
   *
   * @param action is handed the time at which it was due, by {@link Ticker#nanoTime}
   */
  public void run(Duration time, LongConsumer action) {
    long begin = ticker.nanoTime();
    long actions = actionsIn(time);
    for (long i = 0; i < actions; i++) {
      // From the beginning and not from the last one, so that nothing adds up.
      long due = begin + Math.round(i * NANOS_PER_SECOND / perSecond);
      ticker.awaitNanoTime(due);
      action.accept(due);
    }
  }
}

package io.jangbu.resilience.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When something was broken: from just before until all that was hit was ready again. What was due
 * then, or so shortly before that it was under way, has to be done soon after.
 */
public final class Outages {

  /** {@code -Dlate}, in seconds: the goal. */
  private static final Duration LATE = Duration.ofSeconds(Integer.getInteger("late", 2));

  private record Outage(Instant from, Instant until, boolean forgets) {}

  private final List<Outage> outages = new ArrayList<>();

  /**
   * Breaks something and mends it.
   *
   * @param forgets whether the command state is rebuilt meanwhile: of commands that have left no
   *     event nothing is remembered then
   */
  public void during(boolean forgets, Runnable outage) {
    Instant from = Instant.now();
    int place = add(from, Instant.MAX, forgets);
    try {
      outage.run();
    } finally {
      end(place, new Outage(from, Instant.now(), forgets));
    }
  }

  private synchronized void end(int place, Outage over) {
    outages.set(place, over);
  }

  /** One of which the times are known. */
  public synchronized int add(Instant from, Instant until, boolean forgets) {
    outages.add(new Outage(from, until, forgets));
    return outages.size() - 1;
  }

  /** What was due then has to be done by this moment. */
  public Instant latest(Instant due) {
    Instant excused = excused(due);
    return excused.equals(Instant.MAX) ? excused : excused.plus(LATE);
  }

  /** How much later it was done than it was due, or than all was ready again. */
  public Duration lateness(Instant due, Instant done) {
    Instant excused = excused(due);
    return excused.isAfter(done) ? Duration.ZERO : Duration.between(excused, done);
  }

  /** When it was due, or all was ready again, if something was broken before it had to be done. */
  private synchronized Instant excused(Instant due) {
    Instant excused = due;
    for (Outage outage : outages) {
      if (!outage.from().isAfter(excused.plus(LATE)) && outage.until().isAfter(excused)) {
        excused = outage.until();
        if (excused.equals(Instant.MAX)) {
          return excused;
        }
      }
    }
    return excused;
  }

  /** Whether the state was rebuilt between the two. */
  public synchronized boolean mayForget(Instant first, Instant again) {
    return outages.stream()
        .anyMatch(outage ->
            outage.forgets() && !outage.from().isAfter(again) && !outage.until().isBefore(first));
  }
}

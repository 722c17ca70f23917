package io.jangbu.benchmarks.topic;

import io.jangbu.benchmarks.load.Latencies;
import io.jangbu.benchmarks.load.Percentiles;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;

/** What has come back of a number of commands, and when. */
public final class Arrivals {

  private final AtomicLongArray due;
  private final BitSet seen;
  private final LongConsumer onResult;
  private final Latencies latencies = new Latencies();
  private int missing;
  private long last;

  /**
   * Of so many.
   *
   * @param onResult is handed the place of each that comes, and must not wait
   */
  public Arrivals(int commands, LongConsumer onResult) {
    this.onResult = onResult;
    due = new AtomicLongArray(commands);
    seen = new BitSet(commands);
    missing = commands;
  }

  /** The nth goes out; it was due at that time. */
  public void sent(int n, long dueNanos) {
    due.set(n, dueNanos);
  }

  /** The nth is back. That it comes a second time changes nothing. */
  public synchronized void arrived(int n, long nanos) {
    if (n < due.length() && !seen.get(n)) {
      seen.set(n);
      latencies.record(nanos - due.get(n));
      last = nanos;
      onResult.accept(n);
      if (--missing == 0) {
        notifyAll();
      }
    }
  }

  /**
   * Waits until all are back.
   *
   * @return when the last one came
   * @throws IllegalStateException if none comes for so long
   */
  public synchronized long awaitAll(Duration patience) {
    int before = missing;
    long waitedFrom = System.nanoTime();
    while (missing > 0) {
      long left = patience.toMillis() - (System.nanoTime() - waitedFrom) / 1_000_000;
      if (left <= 0) {
        throw new IllegalStateException(
            "%d of %d commands have no result, and none has come for %d s"
                .formatted(missing, due.length(), patience.toSeconds()));
      }
      try {
        // Looks now and then whether at least some have come.
        wait(Math.min(left, 1_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for results", e);
      }
      if (missing < before) {
        before = missing;
        waitedFrom = System.nanoTime();
      }
    }
    return last;
  }

  /** From when each was due to its coming, of those that have come. */
  public Percentiles percentiles() {
    return latencies.percentiles();
  }
}

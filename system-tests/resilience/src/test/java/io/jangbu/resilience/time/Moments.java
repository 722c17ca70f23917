package io.jangbu.resilience.time;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass. */
public final class Moments {

  private Moments() {}

  /** Returns after so long. */
  public static void pass(Duration time) {
    awaitNanoTime(System.nanoTime() + time.toNanos());
  }

  /** Returns at that {@link System#nanoTime}, at once if it has passed. */
  public static void awaitNanoTime(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while waiting");
      }
      LockSupport.parkNanos(left);
    }
  }

  /** Somewhere between the two. */
  public static Duration between(Random random, Duration least, Duration most) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }
}

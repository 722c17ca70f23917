package io.jangbu.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/** A monotonic clock that can be waited for. */
public interface Ticker {

  /** In nanoseconds from some fixed point, like {@link System#nanoTime}. */
  long nanoTime();

  /** Returns at that time or a little later; at once if it has passed. */
  void awaitNanoTime(long time);

  /** The JVM's own. */
  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void awaitNanoTime(long time) {
        for (long left = time - nanoTime(); left > 0; left = time - nanoTime()) {
          if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("interrupted while waiting");
          }
          LockSupport.parkNanos(left);
        }
      }
    };
  }
}

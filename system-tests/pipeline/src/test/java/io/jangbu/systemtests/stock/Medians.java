package io.jangbu.systemtests.stock;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToLongFunction;

/**
 * How long the same work takes on two things, in microseconds. Measured in turns, so that both meet
 * the same machine.
 */
record Medians(double one, double other) {

  /**
   * Measures them.
   *
   * @param one does the work for the n-th time, and returns how many nanoseconds it took
   */
  static Medians inTurns(int samples, IntToLongFunction one, IntToLongFunction other) {
    long[] ones = new long[samples];
    long[] others = new long[samples];
    for (int i = 0; i < samples; i++) {
      if (i % 2 == 0) {
        ones[i] = one.applyAsLong(i);
        others[i] = other.applyAsLong(i);
      } else {
        others[i] = other.applyAsLong(i);
        ones[i] = one.applyAsLong(i);
      }
    }
    return new Medians(median(ones), median(others));
  }

  /** The time that it takes, in nanoseconds. */
  static long timed(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return System.nanoTime() - begin;
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return (nanos[(nanos.length - 1) / 2] + nanos[nanos.length / 2]) / 2e3;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,.0f/%,.0f µs = %.2f", one, other, one / other);
  }
}

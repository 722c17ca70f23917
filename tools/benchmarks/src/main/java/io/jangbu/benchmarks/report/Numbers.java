package io.jangbu.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {

  private Numbers() {}

  /** Three digits that count, and thousands apart: {@code 43,210}, {@code 12.3}, {@code 0.045}. */
  static String of(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 || value == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%,.1f" : "%.2f", value);
  }

  static String of(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}

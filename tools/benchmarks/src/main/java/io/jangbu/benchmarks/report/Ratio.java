package io.jangbu.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * Two figures of one run against each other.
 *
 * @param value numerator / denominator; in {@code unit} if it has one, being a figure by itself
 * @param aim what it should be; null if it is told for its own sake
 */
public record Ratio(String name, double value, String unit, @Nullable Aim aim) {

  /** {@code met} or {@code short}; empty without an aim. */
  public String verdict() {
    if (aim == null) {
      return "";
    }
    return aim.isMetBy(value) ? "met" : "short";
  }
}

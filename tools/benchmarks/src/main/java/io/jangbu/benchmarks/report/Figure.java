package io.jangbu.benchmarks.report;

import java.util.Map;

/**
 * A number that was measured once or several times.
 *
 * @param unit such as {@code records/s}
 */
public record Figure(String key, String label, String unit, Spread spread) implements Row {

  /** One that was measured once. */
  public static Figure once(String key, String label, String unit, double value) {
    return new Figure(key, label, unit, Spread.of(value));
  }

  @Override
  public Map<String, Double> values() {
    return Map.of(key, spread.median());
  }
}

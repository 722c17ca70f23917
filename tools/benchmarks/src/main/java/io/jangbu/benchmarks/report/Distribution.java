package io.jangbu.benchmarks.report;

import io.jangbu.benchmarks.load.Percentiles;
import java.util.Map;

/** Latencies, in milliseconds. */
public record Distribution(String key, String label, Percentiles millis) implements Row {

  @Override
  public Map<String, Double> values() {
    return Map.of(
        key + ".p50", millis.p50(),
        key + ".p90", millis.p90(),
        key + ".p99", millis.p99(),
        key + ".p999", millis.p999(),
        key + ".max", millis.max());
  }
}

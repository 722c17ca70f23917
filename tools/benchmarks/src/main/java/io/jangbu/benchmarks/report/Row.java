package io.jangbu.benchmarks.report;

import java.util.Map;

/** One line of a section: a figure, or a distribution of latencies. */
public sealed interface Row permits Figure, Distribution {

  /** Its name for programs, such as {@code echo.throughput}; no two rows have the same. */
  String key();

  /** Its name for people. */
  String label();

  /** Its numbers by their names for programs, which begin with the key. */
  Map<String, Double> values();
}

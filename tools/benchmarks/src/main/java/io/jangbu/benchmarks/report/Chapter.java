package io.jangbu.benchmarks.report;

import java.util.List;

/**
 * What one section measured.
 *
 * @param conditions what ran, how it was set, how durable it was, how it was warmed up
 * @param seconds how long the section took
 */
public record Chapter(
    String name, String title, List<String> conditions, List<Row> rows, double seconds) {

  public Chapter {
    conditions = List.copyOf(conditions);
    rows = List.copyOf(rows);
  }
}

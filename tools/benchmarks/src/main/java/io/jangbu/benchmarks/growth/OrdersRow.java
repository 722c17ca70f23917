package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;

/** Rows that belong to a number of orders. */
final class OrdersRow {

  private OrdersRow() {}

  static Row figure(long size, String what, String label, String unit, double value) {
    return Figure.once(key(size, what), label(size, label), unit, value);
  }

  static Row figure(long size, String what, String label, String unit, Spread spread) {
    return new Figure(key(size, what), label(size, label), unit, spread);
  }

  static Row latency(long size, String label, Percentiles percentiles) {
    return new Distribution(key(size, "latency"), label(size, label), percentiles);
  }

  private static String key(long size, String what) {
    return "growth.orders.%d.%s".formatted(size, what);
  }

  private static String label(long size, String label) {
    return "%,d orders: %s".formatted(size, label);
  }
}

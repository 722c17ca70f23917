package io.jangbu.benchmarks.report;

import java.util.List;

/** The same measure taken several times: the one in the middle, and how far the others lie off. */
public record Spread(double median, double lowest, double highest, int repetitions) {

  /** Of one measure. */
  public static Spread of(double value) {
    return new Spread(value, value, value, 1);
  }

  /**
   * Of at least one. With an even number, the middle lies between two.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast(), sorted.size());
  }
}

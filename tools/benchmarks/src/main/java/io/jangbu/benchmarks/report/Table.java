package io.jangbu.benchmarks.report;

import io.jangbu.benchmarks.load.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report for a terminal. */
public final class Table {

  private static final int LABEL_WIDTH = 58;

  private final List<String> lines = new ArrayList<>();

  private Table() {}

  /** All of the report as lines, without the last line's end. */
  public static String of(BenchmarkReport report) {
    Table table = new Table();
    report.facts().forEach(fact -> table.add("%-14s%s".formatted(fact.name(), fact.value())));
    report.chapters().forEach(table::add);
    table.addRatios(report.ratios());
    return String.join(System.lineSeparator(), table.lines);
  }

  private void add(Chapter chapter) {
    add("");
    add(chapter.title());
    chapter.conditions().forEach(condition -> add("  " + condition));
    chapter.rows().forEach(this::add);
  }

  private void add(Row row) {
    switch (row) {
      case Figure(_, var label, var unit, var spread) ->
          add(
              "  %s%10s %s%s"
                  .formatted(label(label), Numbers.of(spread.median()), unit, range(spread)));
      case Distribution(_, var label, var millis) -> add("  " + label(label) + latencies(millis));
    }
  }

  private static String latencies(Percentiles millis) {
    return "%10s ms p50%9s p90%9s p99%9s p99.9%9s max  of %s"
        .formatted(
            Numbers.of(millis.p50()),
            Numbers.of(millis.p90()),
            Numbers.of(millis.p99()),
            Numbers.of(millis.p999()),
            Numbers.of(millis.max()),
            Numbers.of(millis.count()));
  }

  private static String range(Spread spread) {
    return spread.repetitions() == 1
        ? ""
        : "  (%s to %s in %d)"
            .formatted(
                Numbers.of(spread.lowest()), Numbers.of(spread.highest()), spread.repetitions());
  }

  private void addRatios(List<Ratio> ratios) {
    if (ratios.isEmpty()) {
      return;
    }
    add("");
    add("Ratios");
    for (Ratio ratio : ratios) {
      String aim = ratio.aim() == null ? "" : "aim " + ratio.aim();
      add(
          "  %s%10s %-3s%-14s%s"
              .formatted(
                  label(ratio.name()),
                  Numbers.ratio(ratio.value()),
                  ratio.unit(),
                  aim,
                  ratio.verdict()));
    }
  }

  private static String label(String label) {
    return String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s ", label);
  }

  private void add(String line) {
    lines.add(line.stripTrailing());
  }
}

package io.jangbu.resilience.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of a run, as a table of Markdown whose columns also stand in line on a terminal. */
public final class FaultReport {

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Adds to what is there of the same scenario. */
  public void add(Row row) {
    rows.merge(row.scenario(), row, Row::plus);
  }

  @Override
  public String toString() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(Row.head());
    rows.values().forEach(row -> lines.add(row.cells()));
    List<Integer> widths =
        IntStream.range(0, Row.head().size())
            .mapToObj(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toList();
    lines.add(
        1,
        IntStream.range(0, widths.size())
            .mapToObj(i -> "-".repeat(widths.get(i) - (i == 0 ? 0 : 1)) + (i == 0 ? "" : ":"))
            .toList());
    return lines.stream()
        .map(line ->
            IntStream.range(0, widths.size())
                .mapToObj(
                    i -> ("%" + (i == 0 ? "-" : "") + widths.get(i) + "s").formatted(line.get(i)))
                .collect(Collectors.joining(" | ", "| ", " |\n")))
        .collect(Collectors.joining());
  }
}

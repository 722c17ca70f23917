package io.jangbu.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of each figure from one report to another. Only ratios of figures from one machine in
 * one hour say much; the ratio of each to echo in its own report stands the most.
 */
public final class Comparison {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of a distribution, the values that are compared. */
  private static final List<String> PERCENTILES = List.of("p50", "p99");

  private static final int LABEL_WIDTH = 66;

  private Comparison() {}

  private record Value(String label, String unit, double value) {}

  /**
   * A line for each figure that both have, and one for how many only one has.
   *
   * @param before a report as {@link JsonReport} writes it
   * @param after another
   * @throws IllegalArgumentException if one of them is no such report; the message says which
   */
  public static String of(String before, String after) {
    SequencedMap<String, Value> old = values("the earlier report", before);
    SequencedMap<String, Value> now = values("the later report", after);
    List<String> lines = new ArrayList<>();
    lines.add(line("", "before", "after", "after / before"));
    now.forEach((key, value) -> {
      Value earlier = old.get(key);
      if (earlier != null) {
        lines.add(
            line(
                value.label(),
                Numbers.of(earlier.value()),
                Numbers.of(value.value()),
                ratio(earlier.value(), value.value()) + "  " + value.unit()));
      }
    });
    long gone = old.keySet().stream().filter(key -> !now.containsKey(key)).count();
    long come = now.keySet().stream().filter(key -> !old.containsKey(key)).count();
    lines.add("Only before: %d figures. Only after: %d.".formatted(gone, come));
    return String.join(System.lineSeparator(), lines);
  }

  private static String ratio(double before, double after) {
    return before == 0 ? "-" : Numbers.ratio(after / before);
  }

  private static String line(String label, String before, String after, String ratio) {
    return String.format(
            Locale.ROOT, "  %-" + LABEL_WIDTH + "s%12s%12s  %s", label, before, after, ratio)
        .stripTrailing();
  }

  private static SequencedMap<String, Value> values(String which, String report) {
    JsonNode sections;
    try {
      sections = JSON.readTree(report).path("sections");
    } catch (JacksonException e) {
      throw new IllegalArgumentException(which + " is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!sections.isObject()) {
      throw new IllegalArgumentException(which + " is no report of a benchmark: no sections in it");
    }
    SequencedMap<String, Value> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> section : sections.properties()) {
      for (JsonNode row : section.getValue().path("rows")) {
        add(values, section.getKey(), row);
      }
    }
    return values;
  }

  private static void add(Map<String, Value> values, String section, JsonNode row) {
    String key = row.path("key").asString("");
    String label = section + ": " + row.path("label").asString("");
    String unit = row.path("unit").asString("");
    if (row.has("median")) {
      values.put(key, new Value(label, unit, row.path("median").asDouble(0)));
    } else {
      for (String percentile : PERCENTILES) {
        if (row.has(percentile)) {
          values.put(
              key + "." + percentile,
              new Value(label + ", " + percentile, unit, row.path(percentile).asDouble(0)));
        }
      }
    }
  }
}

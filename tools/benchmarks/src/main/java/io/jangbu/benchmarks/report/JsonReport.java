package io.jangbu.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The report for programs. */
public final class JsonReport {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonReport() {}

  /** {@code {facts, sections: {name: {title, conditions, seconds, rows}}, ratios}}. */
  public static String of(BenchmarkReport report) {
    Map<String, Object> facts = new LinkedHashMap<>();
    report.facts().forEach(fact -> facts.put(fact.name(), fact.value()));
    Map<String, Object> sections = new LinkedHashMap<>();
    report.chapters().forEach(chapter -> sections.put(chapter.name(), section(chapter)));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("facts", facts);
    all.put("sections", sections);
    all.put("ratios", report.ratios().stream().map(JsonReport::ratio).toList());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static Map<String, Object> section(Chapter chapter) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("title", chapter.title());
    section.put("conditions", chapter.conditions());
    section.put("seconds", chapter.seconds());
    section.put("rows", chapter.rows().stream().map(JsonReport::row).toList());
    return section;
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", row.key());
    json.put("label", row.label());
    switch (row) {
      case Figure(_, _, var unit, var spread) -> {
        json.put("unit", unit);
        json.put("median", spread.median());
        json.put("lowest", spread.lowest());
        json.put("highest", spread.highest());
        json.put("repetitions", spread.repetitions());
      }
      case Distribution(_, _, var millis) -> {
        json.put("unit", "ms");
        json.put("count", millis.count());
        json.put("p50", millis.p50());
        json.put("p90", millis.p90());
        json.put("p99", millis.p99());
        json.put("p99.9", millis.p999());
        json.put("max", millis.max());
      }
    }
    return json;
  }

  private static Map<String, Object> ratio(Ratio ratio) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", ratio.name());
    json.put("value", ratio.value());
    if (!ratio.unit().isEmpty()) {
      json.put("unit", ratio.unit());
    }
    Aim aim = ratio.aim();
    if (aim != null) {
      json.put("aim", Map.of(aim.direction().name(), aim.bound()));
      json.put("verdict", ratio.verdict());
    }
    return json;
  }
}

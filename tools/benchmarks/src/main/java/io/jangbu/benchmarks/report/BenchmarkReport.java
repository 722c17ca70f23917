package io.jangbu.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole run. */
public record BenchmarkReport(List<Fact> facts, List<Chapter> chapters, List<Ratio> ratios) {

  public BenchmarkReport {
    facts = List.copyOf(facts);
    chapters = List.copyOf(chapters);
    ratios = List.copyOf(ratios);
  }

  /** The report of a run, with the ratios that its figures allow. */
  public static BenchmarkReport of(List<Fact> facts, List<Chapter> chapters) {
    Map<String, Double> values = new TreeMap<>();
    chapters.stream()
        .flatMap(chapter -> chapter.rows().stream())
        .forEach(row -> values.putAll(row.values()));
    return new BenchmarkReport(facts, chapters, Aims.ratios(new Values(values)));
  }
}

package io.jangbu.benchmarks.report;

import io.jangbu.benchmarks.load.Percentiles;
import java.util.List;

/** A small report with a figure, a distribution, and text that a page must escape. */
final class SampleReport {

  private SampleReport() {}

  static BenchmarkReport report() {
    return BenchmarkReport.of(
        List.of(new Fact("JDK", "25 <early access> & \"more\"")),
        List.of(
            chapter(
                "echo",
                new Figure(
                    "echo.throughput",
                    "pipelined",
                    "commands/s",
                    new Spread(100_000, 90_000, 110_000, 3)),
                latency("echo.50.latency", 4, 9)),
            chapter(
                "pipeline",
                Figure.once("pipeline.throughput", "pipelined <fast>", "commands/s", 43_210.4),
                latency("pipeline.50.latency", 5.5, 25))));
  }

  static Chapter chapter(String name, Row... rows) {
    return new Chapter(name, name + ": title", List.of("1 broker & no fsync"), List.of(rows), 12.5);
  }

  static Distribution latency(String key, double p50, double p99) {
    return new Distribution(
        key, "at 50/s", new Percentiles(900, p50, p50 + 1, p99, p99 + 1, 1_234));
  }
}

package io.jangbu.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final String BEFORE = JsonReport.of(SampleReport.report());

  private static String after(Row... rows) {
    return JsonReport.of(
        BenchmarkReport.of(List.of(), List.of(SampleReport.chapter("echo", rows))));
  }

  @Test
  void showsTheRatioOfEachFigureThatBothHave() {
    String shown =
        Comparison.of(
            BEFORE,
            after(
                Figure.once("echo.throughput", "pipelined", "commands/s", 150_000),
                SampleReport.latency("echo.50.latency", 2, 27)));

    assertThat(shown.lines())
        .anyMatch(line -> line.matches(" *echo: pipelined +100,000 +150,000 +1.50 +commands/s"))
        .anyMatch(line -> line.matches(" *echo: at 50/s, p50 +4.00 +2.00 +0.50 +ms"))
        .anyMatch(line -> line.matches(" *echo: at 50/s, p99 +9.00 +27.0 +3.00 +ms"));
  }

  @Test
  void tellsHowManyOnlyOneHas() {
    assertThat(Comparison.of(BEFORE, after(Figure.once("new", "new", "s", 1))))
        .endsWith("Only before: 6 figures. Only after: 1.");
  }

  @Test
  void hasNoRatioToNothing() {
    String zero = after(Figure.once("zero", "zero", "s", 0));

    assertThat(Comparison.of(zero, zero).lines())
        .anyMatch(line -> line.matches(" *echo: zero +0\\S* +0\\S* +-  s"));
  }

  @Test
  void saysWhichOfThemIsNoReport() {
    assertThatThrownBy(() -> Comparison.of("{}", BEFORE))
        .hasMessage("the earlier report is no report of a benchmark: no sections in it");
    assertThatThrownBy(() -> Comparison.of(BEFORE, "no json"))
        .hasMessageStartingWith("the later report is not JSON: ");
  }
}

package io.jangbu.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFormsTest {

  private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

  private final BenchmarkReport report = SampleReport.report();

  @Test
  void jsonHasEachNumberUnderItsKey() {
    JsonNode json = JsonMapper.builder().build().readTree(JsonReport.of(report));

    assertThat(json.at("/facts/JDK").asString()).isEqualTo("25 <early access> & \"more\"");
    JsonNode throughput = json.at("/sections/echo/rows/0");
    assertThat(throughput.get("key").asString()).isEqualTo("echo.throughput");
    assertThat(throughput.get("unit").asString()).isEqualTo("commands/s");
    assertThat(throughput.get("median").asDouble()).isEqualTo(100_000);
    assertThat(throughput.get("lowest").asDouble()).isEqualTo(90_000);
    assertThat(throughput.get("highest").asDouble()).isEqualTo(110_000);
    assertThat(throughput.get("repetitions").asInt()).isEqualTo(3);
    JsonNode latency = json.at("/sections/pipeline/rows/1");
    assertThat(latency.get("p50").asDouble()).isEqualTo(5.5);
    assertThat(latency.get("p99.9").asDouble()).isEqualTo(26);
    assertThat(latency.get("count").asInt()).isEqualTo(900);
    assertThat(json.at("/ratios/0/aim/AT_LEAST").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/ratios/0/verdict").asString()).isEqualTo("short");
  }

  @Test
  void pageNeedsNothingButItself() {
    assertThat(HtmlReport.of(report))
        .doesNotContain("http:", "https:", "src=", "@import", "<script");
  }

  @Test
  void pageShowsTextAsItIs() {
    assertThat(HtmlReport.of(report))
        .contains("25 &lt;early access&gt; &amp; &quot;more&quot;", "pipelined &lt;fast&gt;")
        .contains("1 broker &amp; no fsync");
  }

  @Test
  void pageShowsChartsThatAreWellFormed() throws Exception {
    List<String> charts =
        SVG.matcher(HtmlReport.of(report)).results().map(found -> found.group()).toList();

    assertThat(charts).hasSize(4);
    for (String chart : charts) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(chart.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void pageShowsEachRatioWithItsVerdict() {
    assertThat(HtmlReport.of(report))
        .contains(
            "<td>throughput: pipeline / echo</td><td class=\"number\">0.43 </td><td>≥ 0.50</td>")
        .contains("<td class=\"short\">short</td>", "<td class=\"met\">met</td>");
  }

  @Test
  void tableHasALineForEachRow() {
    assertThat(Table.of(report).lines())
        .anySatisfy(line ->
            assertThat(line)
                .matches(".*pipelined +100,000 commands/s  \\(90,000 to 110,000 in 3\\)"))
        .anySatisfy(line -> assertThat(line).matches(".*at 50/s +5.50 ms p50 .* 1,234 max  of 900"))
        .anySatisfy(line ->
            assertThat(line).matches(".*throughput: pipeline / echo +0.43 +aim ≥ 0.50 +short"));
  }
}

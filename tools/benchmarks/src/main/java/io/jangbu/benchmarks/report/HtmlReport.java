package io.jangbu.benchmarks.report;

import static io.jangbu.benchmarks.report.Html.element;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.jangbu.benchmarks.report.Chart.Bar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report as a page that needs nothing but itself. */
public final class HtmlReport {

  private final List<String> parts = new ArrayList<>();

  private HtmlReport() {}

  /** The page. */
  public static String of(BenchmarkReport report) {
    HtmlReport html = new HtmlReport();
    html.addRatios(report.ratios());
    report.chapters().forEach(html::addChapter);
    html.addFacts(report.facts());
    return page().replace("<!-- report -->", String.join("\n", html.parts));
  }

  private static String page() {
    try (InputStream page = HtmlReport.class.getResourceAsStream("page.html")) {
      return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addRatios(List<Ratio> ratios) {
    if (ratios.isEmpty()) {
      return;
    }
    parts.add(element("h2", "Ratios"));
    parts.add("<table><tr><th>what<th>is<th>aim<th></tr>");
    for (Ratio ratio : ratios) {
      Aim aim = ratio.aim();
      parts.add(
          "<tr>%s<td class=\"number\">%s</td>%s<td class=\"%s\">%s</td></tr>"
              .formatted(
                  element("td", ratio.name()),
                  Numbers.ratio(ratio.value()) + " " + ratio.unit(),
                  element("td", aim == null ? "" : aim.toString()),
                  ratio.verdict(),
                  ratio.verdict()));
    }
    parts.add("</table>");
  }

  private void addChapter(Chapter chapter) {
    parts.add(element("h2", chapter.title()));
    parts.add(
        chapter.conditions().stream()
            .map(condition -> element("li", condition))
            .collect(joining("", "<ul>", "</ul>")));
    figures(chapter).forEach((unit, bars) -> addChart(Chart.linear(unit, bars)));
    List<Bar> latencies = latencies(chapter);
    if (!latencies.isEmpty()) {
      addChart(
          Chart.logarithmic("ms, logarithmic: the bar is the p50, the line the p99", latencies));
    }
    addDistributions(chapter);
  }

  private void addChart(Chart chart) {
    parts.add("<figure><figcaption>%s</figcaption>".formatted(Html.escape(chart.title())));
    parts.add(chart.svg());
    parts.add("</figure>");
  }

  /** A chart for each unit: bytes and seconds do not share an axis. */
  private static Map<String, List<Bar>> figures(Chapter chapter) {
    return rows(chapter, Figure.class)
        .collect(
            groupingBy(
                Figure::unit,
                LinkedHashMap::new,
                Collectors.mapping(HtmlReport::bar, Collectors.toList())));
  }

  private static Bar bar(Figure figure) {
    Spread spread = figure.spread();
    return new Bar(figure.label(), spread.median(), spread.highest(), Numbers.of(spread.median()));
  }

  private static List<Bar> latencies(Chapter chapter) {
    return rows(chapter, Distribution.class)
        .map(row ->
            new Bar(
                row.label(),
                row.millis().p50(),
                row.millis().p99(),
                Numbers.of(row.millis().p50()) + " / " + Numbers.of(row.millis().p99())))
        .toList();
  }

  private void addDistributions(Chapter chapter) {
    List<Distribution> rows = rows(chapter, Distribution.class).toList();
    if (rows.isEmpty()) {
      return;
    }
    parts.add("<table><tr><th>ms<th>p50<th>p90<th>p99<th>p99.9<th>max<th>of</tr>");
    for (Distribution row : rows) {
      var millis = row.millis();
      parts.add(
          "<tr>"
              + element("td", row.label())
              + Stream.of(millis.p50(), millis.p90(), millis.p99(), millis.p999(), millis.max())
                  .map(value -> "<td class=\"number\">" + Numbers.of(value) + "</td>")
                  .collect(joining())
              + "<td class=\"number\">"
              + Numbers.of(millis.count())
              + "</td></tr>");
    }
    parts.add("</table>");
  }

  private void addFacts(List<Fact> facts) {
    parts.add(element("h2", "What it was measured with"));
    parts.add("<table>");
    facts.forEach(fact ->
        parts.add("<tr>" + element("th", fact.name()) + element("td", fact.value()) + "</tr>"));
    parts.add("</table>");
  }

  private static <R extends Row> Stream<R> rows(Chapter chapter, Class<R> kind) {
    return chapter.rows().stream().filter(kind::isInstance).map(kind::cast);
  }
}

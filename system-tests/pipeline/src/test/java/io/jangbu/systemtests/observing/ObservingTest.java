package io.jangbu.systemtests.observing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.localservices.Service;
import io.jangbu.systemtests.docs.Document;
import io.jangbu.systemtests.endtoend.HttpService;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever dashboards, alerts and the page about them name is shown by the running services. */
@ExtendWith(RunningPipeline.class)
class ObservingTest {

  private static final Document PAGE = Document.of("docs/observing.md");
  private static final Pattern TYPE = Pattern.compile("^# TYPE (jangbu_\\w+) (\\w+)$");

  private final List<HttpService> services;

  ObservingTest(LocalPipeline pipeline) {
    services =
        Arrays.stream(Service.values())
            .map(each -> new HttpService(pipeline.address(each)))
            .toList();
  }

  /**
   * What Kafka's clients begin to measure after their start shows once a minute: it is not named.
   */
  @Test
  void showsEveryMetricThatDashboardsAndAlertsName() {
    List<Expression> all =
        Stream.concat(ObservingFiles.dashboards().stream(), ObservingFiles.alerts().stream())
            .toList();
    assertThat(all).hasSizeGreaterThan(60);
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          List<Sample> samples = Sample.of(exposed());
          assertThat(all.stream().flatMap(each -> each.missing(samples).stream())).isEmpty();
        });
  }

  @Test
  void hasEveryMetricOfItsOwnInTheTableWithItsTags() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(documented()).isEqualTo(shown()));
  }

  @Test
  void hasEveryAlertInTheTable() {
    assertThat(
            PAGE.rows().stream()
                .map(List::getFirst)
                .filter(cell -> cell.matches("([A-Z][a-z]+){2,}")))
        .containsExactlyElementsOf(
            ObservingFiles.alerts().stream().map(Expression::where).toList());
  }

  /** Type and tags of each, as the page has them. */
  private static Map<String, String> documented() {
    return PAGE.rows().stream()
        .filter(row -> row.getFirst().startsWith("jangbu_"))
        .collect(
            Collectors.toMap(
                List::getFirst,
                row -> row.get(1) + " " + row.get(3),
                (one, _) -> one,
                TreeMap::new));
  }

  private Map<String, String> shown() {
    String exposed = exposed();
    Map<String, String> types =
        exposed
            .lines()
            .map(TYPE::matcher)
            .filter(line -> line.matches())
            .collect(
                Collectors.toMap(line -> line.group(1), line -> line.group(2), (one, _) -> one));
    List<Sample> samples = Sample.of(exposed);
    Map<String, String> shown = new TreeMap<>();
    types.forEach((name, type) -> {
      // A histogram's maximum is beside it, as a gauge.
      if (!name.endsWith("_max")) {
        shown.put(name, (type + " " + labels(name, samples)));
      }
    });
    return shown;
  }

  private static String labels(String metric, List<Sample> samples) {
    Set<String> labels = new TreeSet<>();
    samples.stream()
        .filter(sample -> sample.name().matches(metric + "(_bucket|_sum|_count)?"))
        .forEach(sample -> labels.addAll(sample.labels().keySet()));
    labels.remove("le");
    return labels.isEmpty() ? "-" : String.join(", ", labels);
  }

  private String exposed() {
    return services.stream()
        .map(service -> service.get("/actuator/prometheus").body())
        .collect(Collectors.joining("\n"));
  }
}

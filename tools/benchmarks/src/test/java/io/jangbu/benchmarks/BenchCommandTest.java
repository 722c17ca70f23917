package io.jangbu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.benchmarks.section.Section;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @Test
  void helpNamesOptionsAndSections() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("--quick", "--out=DIR", "--only=NAME", "--compare", "--peers", "--seed=N")
        .containsIgnoringWhitespaces(
            "raw, echo, pipeline, replicated, postgres, axon, pekko, checkouts, deadlines,"
                + " references, projection, streams, orders");
  }

  @Test
  void refusesASectionThatThereIsNot() {
    assertThat(run("--only", "raw,wether")).isEqualTo(2);

    assertThat(err.toString()).contains("no such section: [wether]", "postgres");
  }

  @Test
  void measuresPeersOnlyWhenItIsToldTo() {
    assertThat(run("--only", "raw,axon")).isEqualTo(2);

    assertThat(err.toString()).contains("[axon]: measured only with --peers");
    assertThat(names(Sections.of(List.of(), false))).doesNotContain("axon", "pekko");
    assertThat(names(Sections.of(List.of(), true)))
        .containsSubsequence("postgres", "axon", "pekko", "projection");
    assertThat(names(Sections.of(List.of("pekko", "raw"), true))).containsExactly("raw", "pekko");
  }

  @Test
  void saysAtOnceThatPeersAreNotBuilt() {
    assertThat(run("--only", "raw,axon", "--peers")).isEqualTo(1);

    assertThat(err.toString()).contains("the peers are not built", "mvn -Ppeers");
    assertThat(out.toString()).doesNotContain("[1/2]");
  }

  @Test
  void saysAtOnceThatServicesAreNotBuilt() {
    assertThat(run("--only", "raw,pipeline")).isEqualTo(1);

    assertThat(err.toString()).contains("command-service is not built");
    assertThat(out.toString()).doesNotContain("[1/2]");
  }

  @Test
  void measuresARealBrokerAndWritesItsReport() throws Exception {
    Path reports = directory.resolve("reports");

    assertThat(run("--quick", "--only", "raw", "--out", reports.toString())).as("%s", err).isZero();

    assertThat(out.toString())
        .contains("[1/1] raw", "min left", "records acknowledged", "Written: " + reports);
    assertThat(Files.readString(reports.resolve("report.json")))
        .contains("\"raw.throughput\"", "\"Kafka\"");
    assertThat(Files.readString(reports.resolve("report.html"))).contains("records acknowledged");
  }

  @Test
  void comparesTwoReportsAndMeasuresNothing() throws Exception {
    Path report =
        Files.writeString(
            directory.resolve("old.json"),
            """
            {"sections": {"raw": {"rows": [
              {"key": "raw.throughput", "label": "acknowledged", "unit": "records/s", "median": 10}]}}}
            """);

    assertThat(run("--compare", report.toString(), report.toString())).as("%s", err).isZero();

    assertThat(out.toString())
        .containsPattern("raw: acknowledged +10\\S* +10\\S* +1.00 +records/s")
        .doesNotContain("min left");
  }

  @Test
  void saysAtOnceThatAReportToCompareWithIsNoReport() throws Exception {
    assertThat(run("--compare", directory.resolve("none.json").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file or directory", "none.json");

    Path other = Files.writeString(directory.resolve("other.json"), "{}");
    assertThat(run("--compare", other.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no report of a benchmark");
    assertThat(out.toString()).doesNotContain("min left");
  }

  private static List<String> names(List<Section> sections) {
    return sections.stream().map(Section::name).toList();
  }

  private int run(String... arguments) {
    String home = System.getProperty("jangbu.home");
    System.setProperty("jangbu.home", directory.toString());
    try {
      return new CommandLine(new BenchCommand())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err))
          .execute(arguments);
    } finally {
      if (home == null) {
        System.clearProperty("jangbu.home");
      } else {
        System.setProperty("jangbu.home", home);
      }
    }
  }
}

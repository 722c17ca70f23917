package io.jangbu.systemtests.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.importer.ImportCommand;
import io.jangbu.cli.importer.Shop;
import io.jangbu.cli.pipeline.Announcements;
import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.PipelineSettings;
import io.jangbu.cli.pipeline.Ports;
import io.jangbu.cli.projections.ProjectionsCommand;
import io.jangbu.cli.rebuild.RebuildCommand;
import io.jangbu.cli.verify.VerifyCommand;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Everything that is derived from the events is thrown away and rebuilt, after an import of real
 * orders where the sample of them is present, of generated ones elsewhere: the log and every figure
 * are the same as before.
 */
@Tag("slow")
class OperatingTest {

  @TempDir private Path temp;

  @Test
  void endsWithTheSameFiguresAfterAllThatIsDerivedWasRebuilt() throws Exception {
    Shop shop = Shop.realWhereThereIsOne(temp);
    System.err.println("OperatingTest imports " + shop.name());
    PipelineSettings settings =
        new PipelineSettings(
            Path.of("../.."), temp.resolve("pipeline"), Ports.FREE, Temperament.flawless());
    try (LocalPipeline pipeline = LocalPipeline.start(settings, Announcements.none())) {
      assertThat(rows(importInto(pipeline, shop))).containsSubsequence(shop.figures());
      List<String> verified = verified(pipeline);
      assertThat(verified).contains("events " + shop.events(), "Nothing wrong was found.");

      assertThat(
              run(
                  new RebuildCommand(),
                  "command-state",
                  "--command-service",
                  pipeline.address(Service.COMMAND).toString()))
          .contains("The command state is what the events say.");
      assertThat(verified(pipeline)).isEqualTo(verified);

      String projections = pipeline.address(Service.PROJECTION).toString();
      assertThat(run(new RebuildCommand(), "projection", "--projection-service", projections))
          .contains(" 0 differ")
          .contains("Projection version 2 answers now.");
      assertThat(verified(pipeline)).isEqualTo(verified);
      Views views = new Views(pipeline.address(Service.PROJECTION));
      assertThat(views.counts()).isEqualTo(shop.ordersByStatus());
      assertThat(run(new ProjectionsCommand(), "back", "--projection-service", projections))
          .containsPattern("1 +active");
      assertThat(views.counts()).isEqualTo(shop.ordersByStatus());
      assertThat(run(new ProjectionsCommand(), "drop", "--projection-service", projections))
          .doesNotContain("previous");

      // The accepted commands are known again by their events; those that were rejected are
      // decided once more, in the state that there is now, and come to the same.
      assertThat(rows(importInto(pipeline, shop))).containsSubsequence(shop.figures());
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(views.counts()).isEqualTo(shop.ordersByStatus()));
      assertThat(verified(pipeline)).isEqualTo(verified);
    }
  }

  private static String importInto(LocalPipeline pipeline, Shop shop) {
    return run(
        new ImportCommand(),
        shop.directory().toString(),
        "--bootstrap-servers",
        pipeline.bootstrapServers());
  }

  /** What verify says, but for how long it took. */
  private static List<String> verified(LocalPipeline pipeline) {
    return rows(run(new VerifyCommand(), "--bootstrap-servers", pipeline.bootstrapServers()))
        .stream()
        .filter(row -> !row.endsWith("per second."))
        .toList();
  }

  private static String run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(command)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(System.err, true, UTF_8))
            .execute(arguments);
    assertThat(exit).as(out.toString()).isZero();
    return out.toString();
  }

  private static List<String> rows(String text) {
    return text.lines().map(row -> row.strip().replaceAll("\\s+", " ")).toList();
  }
}

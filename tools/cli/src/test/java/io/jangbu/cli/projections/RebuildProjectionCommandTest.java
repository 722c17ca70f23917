package io.jangbu.cli.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.rebuild.RebuildCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Against a stand-in that has built the new version at once. */
@Timeout(30)
class RebuildProjectionCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private StandIn service;

  @BeforeEach
  void start() throws IOException {
    service = new StandIn();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void letsTheNewVersionAnswerWhenTheyAgree() {
    assertThat(run()).isZero();

    assertThat(service.actions()).containsExactly("begin", "compare", "switch of c-1");
    assertThat(out.toString())
        .contains("done, 6 streams, 0 differ", "Projection version 2 answers now");
  }

  @Test
  void leavesItToALaterRunWhenItIsOnlyToCompare() {
    assertThat(run("--only-compare")).isZero();

    assertThat(service.actions()).containsExactly("begin", "compare");
    assertThat(out.toString()).contains("Projection version 2 could take over");
  }

  @Test
  void showsTheTokenOfAFileWithEachRequest(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "t-1\n");
    service.asksForToken("t-1");

    assertThat(run("--token-file", file.toString())).isZero();

    assertThat(service.actions()).containsExactly("begin", "compare", "switch of c-1");
  }

  @Test
  void saysWhatToDoWhereItIsNotLetIn(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "t-0");
    service.asksForToken("t-1");
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString())
        .contains(service.url() + " asks for an access token: name its file with --token-file");

    assertThat(run("--token-file", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("does not take the access token", "Has it expired");

    service.asksForToken("t-0");
    service.asksForAnotherScope();
    assertThat(run("--token-file", file.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("does not allow it: this needs a token with the scope operate.");

    assertThat(run("--token-file", directory.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString()).contains(directory.resolve("none").toString());
    assertThat(service.actions()).isEmpty();
  }

  @Test
  void listsTheDifferencesAndSwitchesNothing() {
    service.findsADifference();

    assertThat(run()).isEqualTo(1);

    assertThat(service.actions()).containsExactly("begin", "compare");
    assertThat(out.toString())
        .contains("orders o-7, stream version 3 against 2", "/status: \"PAID\" -> \"NEW\"")
        .contains("Projection version 2 does not take over");
  }

  @Test
  void endsWhenTheServiceKnowsNothingOfTheComparisonAnyMore() {
    service.reportsComparison(null);

    assertThat(run()).isEqualTo(1);

    assertThat(err.toString()).contains("The comparison is lost");
    assertThat(service.actions()).containsExactly("begin", "compare");
  }

  @Test
  void endsWhenTheServiceReportsAnotherComparison() {
    service.reportsComparison("c-2");

    assertThat(run()).isEqualTo(1);

    assertThat(err.toString()).contains("The comparison is lost");
    assertThat(service.actions()).containsExactly("begin", "compare");
  }

  @Test
  void saysWhoIsOutOfReach() {
    service.close();

    assertThat(run()).isEqualTo(1);

    assertThat(err.toString()).contains("No projection service answers at " + service.url());
  }

  @Test
  void saysWhyTheServiceRefuses() {
    service.refuses("projection version 1 is kept for switching back: drop it first");

    assertThat(run()).isEqualTo(1);

    assertThat(err.toString())
        .contains("Not done: projection version 1 is kept for switching back: drop it first.");
  }

  private int run(String... options) {
    CommandLine command =
        new CommandLine(new RebuildCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    String[] arguments = new String[options.length + 3];
    arguments[0] = "projection";
    arguments[1] = "--projection-service";
    arguments[2] = service.url();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return command.execute(arguments);
  }
}

package io.jangbu.systemtests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.systemtests.docs.Document.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Does what a page shows, block by block. One marked {@code <kind>} runs to its end; one marked
 * {@code <kind> beside} runs beside those that follow it, as in a terminal of its own, until its
 * answer is there. Answers are marked {@code <kind> answer}.
 */
final class Terminals implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern GROUP = Pattern.compile("(?:--group|subscribe\\.js) (\\S+)");

  private final LocalPipeline pipeline;
  private final Path directory;
  private final Map<String, String> environment;
  private @Nullable Process beside;
  private String printed = "";

  /** {@code directory} is where commands run; what they print goes there too. */
  Terminals(LocalPipeline pipeline, Path directory, Map<String, String> environment) {
    this.pipeline = pipeline;
    this.directory = directory;
    this.environment = environment;
  }

  void play(Document page, String kind) throws Exception {
    List<Block> blocks =
        page.blocks().stream()
            .filter(block -> block.mark().equals(kind) || block.mark().startsWith(kind + " "))
            .toList();
    assertThat(blocks).as("blocks for %s in %s", kind, page).isNotEmpty();
    for (Block block : blocks) {
      if (block.mark().equals(kind)) {
        run(block.text());
      } else if (block.mark().equals(kind + " beside")) {
        startBeside(block.text());
      } else {
        check(block.text());
      }
    }
  }

  private void run(String command) throws Exception {
    Process shell = start(command, "printed");
    assertThat(shell.waitFor(PATIENCE)).as(command).isTrue();
    printed = output("printed");
    assertThat(shell.exitValue()).as("%s%n%s%s", command, printed, output("errors")).isZero();
  }

  private void startBeside(String command) throws IOException {
    beside = start(command, "beside");
    Matcher group = GROUP.matcher(command);
    assertThat(group.find()).as("the group of %s", command).isTrue();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrapServers()))) {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> hasPartitions(admin, group.group(1)));
    }
  }

  private static boolean hasPartitions(Admin admin, String group) throws Exception {
    return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
        .flatMap(described -> described.members().stream())
        .anyMatch(member -> !member.assignment().topicPartitions().isEmpty());
  }

  private void check(String answer) {
    if (beside == null) {
      assertThat(ShellCommandsTest.essence(printed)).isEqualTo(ShellCommandsTest.essence(answer));
      return;
    }
    // Others publish too: their events may stand between those that are printed.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(lines(output("beside")))
                .as(output("errors"))
                .containsSubsequence(lines(answer)));
    end();
  }

  /** Without the traces that this pipeline makes and a pipeline by default does not. */
  private static List<String> lines(String text) {
    return text.lines()
        .map(line -> ShellCommandsTest.essence(line.replaceAll(",traceparent:[0-9a-f-]+", "")))
        .toList();
  }

  private Process start(String command, String output) throws IOException {
    String here = ShellCommandsTest.here(command, pipeline);
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-euc", here)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve(output).toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(directory.resolve("errors").toFile()));
    shell.environment().putAll(environment);
    Process process = shell.start();
    process.getOutputStream().close();
    return process;
  }

  private String output(String name) throws IOException {
    return Files.readString(directory.resolve(name), UTF_8);
  }

  private void end() {
    if (beside != null) {
      beside.descendants().forEach(ProcessHandle::destroy);
      beside.destroy();
      beside = null;
    }
  }

  @Override
  public void close() {
    end();
  }
}

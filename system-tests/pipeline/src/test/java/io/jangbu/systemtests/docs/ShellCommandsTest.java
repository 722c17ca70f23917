package io.jangbu.systemtests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.localservices.Service;
import io.jangbu.systemtests.docs.Document.Block;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands in the documents give the answers that are printed below them. A block marked {@code
 * run} runs once, one marked {@code run until} again and again until the answer is the printed one.
 */
@ExtendWith(RunningPipeline.class)
class ShellCommandsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "docs/tour.md", "docs/publishing-commands.md", "docs/subscribing.md"})
  void answerAsIsPrinted(String name, LocalPipeline pipeline) throws Exception {
    List<Block> blocks = Document.of(name).blocks();
    assertThat(blocks).as("blocks that run").anyMatch(block -> block.mark().startsWith("run"));
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.mark().startsWith("run")) {
        Block next = blocks.get(i + 1);
        assertThat(next.mark()).as("what follows %s", block.text()).isEqualTo("answer");
        check(block, next, pipeline);
      }
    }
  }

  @Test
  void areTheSameInKorean() {
    assertThat(commandsAndAnswers("README.ko.md"))
        .containsExactlyElementsOf(commandsAndAnswers("README.md"));
  }

  private static List<Block> commandsAndAnswers(String name) {
    return Document.of(name).blocks().stream()
        .filter(block -> block.mark().startsWith("run") || block.mark().equals("answer"))
        .toList();
  }

  private static void check(Block command, Block answer, LocalPipeline pipeline) throws Exception {
    if (command.mark().equals("run until")) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() ->
              assertThat(essence(run(command.text(), pipeline)))
                  .as(command.text())
                  .isEqualTo(essence(answer.text())));
    } else {
      assertThat(essence(run(command.text(), pipeline)))
          .as(command.text())
          .isEqualTo(essence(answer.text()));
    }
  }

  private static String run(String command, LocalPipeline pipeline)
      throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-euc", here(command, pipeline)).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    return new String(shell.getInputStream().readAllBytes(), UTF_8);
  }

  /** With the addresses of the pipeline that runs in place of the usual ones. */
  static String here(String command, LocalPipeline pipeline) {
    return command
        .replace("http://localhost:8081", pipeline.address(Service.COMMAND).toString())
        .replace("http://localhost:8082", pipeline.address(Service.PROJECTION).toString())
        .replace("http://localhost:8083", pipeline.address(Service.SHIPPING).toString())
        .replace("localhost:9092", pipeline.bootstrapServers());
  }

  /** Without what differs from run to run, and without line breaks made for the eye. */
  static String essence(String answer) {
    return answer
        .replaceAll("(?m)^(Date|Connection): .*$", "")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "some-uuid")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "some-time")
        .replaceAll("\\s+", "");
  }
}

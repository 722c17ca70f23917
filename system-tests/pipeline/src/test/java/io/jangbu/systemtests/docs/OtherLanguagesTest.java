package io.jangbu.systemtests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Publishing and subscribing without our jars goes as the documents show it, command by command.
 */
@Tag("slow")
@ExtendWith(RunningPipeline.class)
class OtherLanguagesTest {

  private static final Map<String, String> CONSOLE_TOOLS =
      Map.of(
          "kafka-console-producer.sh", "org.apache.kafka.tools.ConsoleProducer",
          "kafka-console-consumer.sh", "org.apache.kafka.tools.consumer.ConsoleConsumer");
  private static final Path NODE_CLIENT = Document.ROOT.resolve("clients/node");
  private static final Path INSTALLED = Path.of("target/node-client").toAbsolutePath();

  @ParameterizedTest
  @ValueSource(strings = {"docs/publishing-commands.md", "docs/subscribing.md"})
  void kafkasConsoleToolsDo(String page, @TempDir Path tools, LocalPipeline pipeline)
      throws Exception {
    for (Map.Entry<String, String> tool : CONSOLE_TOOLS.entrySet()) {
      install(tools.resolve(tool.getKey()), tool.getValue());
    }
    Map<String, String> environment =
        Map.of("PATH", tools + File.pathSeparator + System.getenv("PATH"));
    try (Terminals terminals = new Terminals(pipeline, tools, environment)) {
      terminals.play(Document.of(page), "console");
    }
  }

  /** As in the folder {@code bin} of Kafka's download. */
  private static void install(Path script, String main) throws IOException {
    Files.writeString(
        script,
        """
        #!/bin/sh
        exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                main));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void theNodeClientDoes(LocalPipeline pipeline) throws Exception {
    installNodeClient();
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            pipeline.bootstrapServers(),
            "JANGBU_SCHEMAS",
            Document.ROOT.resolve("schemas/src/main/resources/releases").toString());
    try (Terminals terminals = new Terminals(pipeline, INSTALLED, environment)) {
      terminals.play(Document.of("clients/node/README.md"), "node");
    }
  }

  private static void installNodeClient() throws Exception {
    Files.createDirectories(INSTALLED);
    try (Stream<Path> files = Files.list(NODE_CLIENT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!has("node") || !has("npm")) {
      skip("there is no node or no npm on the PATH");
    }
    Process npm =
        new ProcessBuilder(List.of("npm", "install", "--no-audit", "--no-fund"))
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(INSTALLED.resolve("npm.log").toFile())
            .start();
    if (!npm.waitFor(3, TimeUnit.MINUTES)) {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
      skip("npm's packages did not come within 3 minutes");
    }
    String log = Files.readString(INSTALLED.resolve("npm.log"), UTF_8);
    if (log.matches("(?s).*(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT).*")) {
      skip("npm's packages cannot be reached");
    }
    assertThat(npm.exitValue()).as(log).isZero();
  }

  private static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static void skip(String reason) {
    System.err.println("SKIPPED: the Node.js client is not tested, because " + reason + ".");
    abort(reason);
  }
}

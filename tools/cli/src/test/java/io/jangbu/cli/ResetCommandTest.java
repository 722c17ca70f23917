package io.jangbu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.DirectoryLock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ResetCommandTest {

  @TempDir private Path data;
  private final StringWriter output = new StringWriter();

  @Test
  void endsWhatAKilledRunHasLeftRunningBeforeItDeletes() throws Exception {
    Path directory = data.resolve("services/command-service");
    ChildProcess leftover =
        ChildProcess.start(
            List.of("sleep", "600"),
            directory,
            directory.resolve("console.log"),
            directory.resolve("pid"));
    Path own = Files.writeString(data.resolve("notes.txt"), "mine");

    try {
      assertThat(reset()).isZero();

      assertThat(leftover.isAlive()).isFalse();
      assertThat(data.resolve("services")).doesNotExist();
      assertThat(own).exists();
    } finally {
      leftover.kill();
    }
  }

  @Test
  void leavesADirectoryAloneThatIsInUse() throws Exception {
    Path kept = Files.createDirectories(data.resolve("kafka"));
    try (DirectoryLock _ = DirectoryLock.take(data)) {
      assertThat(reset()).isEqualTo(1);
    }
    assertThat(output.toString()).contains("stop it first");
    assertThat(kept).exists();
  }

  private int reset() {
    PrintWriter writer = new PrintWriter(output, true);
    return new CommandLine(new ResetCommand())
        .setOut(writer)
        .setErr(writer)
        .execute("--data", data.toString());
  }
}

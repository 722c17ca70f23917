package io.jangbu.testkit.kafka.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptedProcessTest {

  @TempDir private Path directory;

  @Test
  void leavesTheProcessAloneWhenTheWatchEnds() throws Exception {
    Process process = new ProcessBuilder("sleep", "600").start();
    Path pidFile = directory.resolve("pid");

    AdoptedProcess adopted = AdoptedProcess.adopt(process.toHandle(), "INT", pidFile);
    assertThat(Files.exists(pidFile)).isTrue();
    adopted.close();

    assertThat(process.isAlive()).isTrue();
    assertThat(Files.exists(pidFile)).isFalse();
    process.destroyForcibly().waitFor();
  }
}

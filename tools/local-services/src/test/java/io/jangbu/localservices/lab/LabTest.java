package io.jangbu.localservices.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.Replication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {

  private static final Jvm SMALL = new Jvm(List.of("-Xmx32m", "-XX:TieredStopAtLevel=1"));

  @TempDir private Path directory;

  @Test
  void leavesNothingRunningOnceItIsClosed() throws Exception {
    JavaProgram program;
    Path pid = directory.resolve("waits/pid");
    try (Lab lab = Lab.open(directory, directory)) {
      program = lab.program("waits", SMALL, Waits.class, List.of("for ever"));
      await().until(() -> program.endOfConsole().equals("waits for ever"));
      assertThat(program.printed()).containsExactly("waits for ever");
      assertThat(program.isAlive()).isTrue();
      assertThat(Files.exists(pid)).isTrue();
    }
    assertThat(program.isAlive()).isFalse();
    assertThat(pid).doesNotExist();
  }

  @Test
  void startsAClassOfAnotherClassPath() {
    try (Lab lab = Lab.open(directory, directory)) {
      String classPath = directory.resolve("empty").toString();

      JavaProgram program = lab.program("waits", SMALL, classPath, "com.example.Main", List.of());

      await().until(() -> !program.isAlive());
      assertThat(program.endOfConsole()).contains("com.example.Main");
    }
  }

  @Test
  void startsNothingOnceItIsClosed() {
    Lab lab = Lab.open(directory, directory);
    lab.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> lab.program("waits", SMALL, Waits.class, List.of("in vain")))
        .withMessage("the lab is closed");
    assertThat(directory.resolve("waits/pid")).doesNotExist();
  }

  @Test
  void saysThatAServiceIsNotBuilt() {
    try (Lab lab = Lab.open(directory, directory)) {
      Deployment deployment = Deployment.command("127.0.0.1:1", Replication.NONE);

      assertThatIllegalStateException()
          .isThrownBy(() -> lab.service("command", deployment))
          .withMessageContaining("command-service is not built");
    }
  }
}

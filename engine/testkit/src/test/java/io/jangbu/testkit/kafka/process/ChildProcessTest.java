package io.jangbu.testkit.kafka.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  @TempDir private Path directory;

  @Test
  void keepsWhatTheChildPrints() throws Exception {
    ChildProcess child = start("echo", "hello $HOME 'quoted'");

    assertThat(child.onExit().join()).isZero();
    assertThat(directory.resolve("console.log")).hasContent("hello $HOME 'quoted'");
  }

  @Test
  void stopsAChildThatListensAndKillsOneThatDoesNot() {
    assertThat(start("sleep", "600").stop(Duration.ofSeconds(10))).isTrue();

    ChildProcess deaf = start("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done");
    await().untilAsserted(() -> assertThat(directory.resolve("console.log")).hasContent("ready"));
    assertThat(deaf.stop(Duration.ofMillis(200))).isFalse();
    assertThat(deaf.isAlive()).isFalse();
  }

  @Test
  void leavesNoWatcherBehind() {
    ChildProcess child = start("sleep", "600");
    ProcessHandle handle = ProcessHandle.of(child.pid()).orElseThrow();
    await().until(() -> handle.children().findAny().isPresent() && isRunning("sleep", child.pid()));
    List<ProcessHandle> watcher = handle.children().toList();

    child.stop(Duration.ofSeconds(10));

    assertThat(watcher).hasSize(1);
    await().until(() -> watcher.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void doesNotHearCtrlC() throws Exception {
    ChildProcess child = start("sleep", "600");
    await().until(() -> isRunning("sleep", child.pid()));

    assertThat(signal("INT", child.pid())).isZero();
    assertThat(signal("INT", child.pid())).isZero();
    assertThat(child.isAlive()).isTrue();

    child.kill();
  }

  @Test
  void endsWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                JavaCommand.of(
                    List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentOfOne.class.getName(),
                        directory.toString())))
            .start();
    long pid;
    try (BufferedReader output = parent.inputReader()) {
      pid = Long.parseLong(output.readLine());
      assertThat(ProcessHandle.of(pid)).isPresent();
    } finally {
      parent.destroyForcibly().waitFor();
    }

    await().until(() -> ProcessHandle.of(pid).isEmpty());
  }

  @Test
  void endsWhatAnEarlierParentLeftAndNothingElse() throws Exception {
    Process leftover = new ProcessBuilder("sleep", "600").start();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    Path pidFile = directory.resolve("child.pid");

    new PidFile(pidFile).write(leftover.toHandle());
    ChildProcess.endLeftover(pidFile);
    Files.writeString(pidFile, stranger.pid() + " 2020-01-01T00:00:00Z");
    ChildProcess.endLeftover(pidFile);

    assertThat(leftover.isAlive()).isFalse();
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly();
  }

  private ChildProcess start(String... command) {
    return ChildProcess.start(
        List.of(command),
        directory,
        directory.resolve("console.log"),
        directory.resolve("child.pid"));
  }

  private static boolean isRunning(String command, long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(path -> path.endsWith(command))
        .isPresent();
  }

  private static int signal(String name, long pid) throws Exception {
    return new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
  }
}

package io.jangbu.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.testkit.kafka.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {

  @TempDir private Path directory;
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
  private final List<String> announced = new CopyOnWriteArrayList<>();
  private final List<Long> startedAgain = new CopyOnWriteArrayList<>();
  private final AtomicInteger starts = new AtomicInteger();
  private SupervisedProcess process = supervised("sleep", "600");

  @AfterEach
  void stop() {
    process.stop(Duration.ofSeconds(10));
    scheduler.shutdownNow();
  }

  @Test
  void startsAKilledProcessAgainAndSaysSo() {
    ChildProcess first = process.start();
    process.supervise();

    first.kill();

    await().until(() -> process.isAlive() && process.pid() != first.pid());
    assertThat(announced).containsExactly("it ended (signal 9), starting it again");
    assertThat(startedAgain).containsExactly(process.pid());
  }

  @Test
  void startsOneAgainThatDiedBeforeItWasSupervised() {
    ChildProcess first = process.start();
    first.kill();

    process.supervise();

    await().until(() -> process.isAlive());
  }

  @Test
  void letsAProcessLieThatWasKilledOnPurpose() {
    process.start();
    process.supervise();

    process.kill();

    await().during(Duration.ofMillis(300)).until(() -> !process.isAlive());
    assertThat(announced).isEmpty();
  }

  @Test
  void waitsLongerAndLongerWhenItKeepsDying() {
    process = supervised("sh", "-c", "exit 3");
    process.start();
    process.supervise();

    await().until(() -> announced.size() >= 3);
    assertThat(announced.subList(0, 3))
        .containsExactly(
            "it ended (exit status 3), starting it again",
            "it ended (exit status 3), starting it again in 1 s",
            "it ended (exit status 3), starting it again in 2 s");
    assertThat(IntStream.range(0, 8).mapToObj(SupervisedProcess::pause).map(Duration::toSeconds))
        .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void triesAgainWhenItCannotBeStarted() {
    process.start();
    process.supervise();
    starts.set(-1);

    endItsProcess();

    await().until(() -> announced.size() >= 2);
    assertThat(announced.get(1)).startsWith("it does not start (no such jar)");
    await().until(() -> process.isAlive());
  }

  private void endItsProcess() {
    ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
  }

  private SupervisedProcess supervised(String... command) {
    return new SupervisedProcess(
        "it",
        () -> launch(List.of(command)),
        scheduler,
        announced::add,
        again -> startedAgain.add(again.pid()),
        InstantSource.system());
  }

  private ChildProcess launch(List<String> command) {
    if (starts.incrementAndGet() == 0) {
      throw new IllegalStateException("no such jar");
    }
    return ChildProcess.start(
        command, directory, directory.resolve("console.log"), directory.resolve("pid"));
  }
}

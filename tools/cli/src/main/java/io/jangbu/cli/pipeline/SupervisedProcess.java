package io.jangbu.cli.pipeline;

import io.jangbu.testkit.kafka.process.ChildProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that is started again when it dies, and says so.
 *
 * <p>The first time at once; when it keeps dying soon after its start, after pauses of 1, 2, 4 … 30
 * s. While it is not {@link #supervise supervised} it may die in peace.
 */
final class SupervisedProcess {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** One that ran this long did not die of its start. */
  private static final Duration LONG_LIFE = Duration.ofMinutes(1);

  private final String name;
  private final Supplier<ChildProcess> launcher;
  private final ScheduledExecutorService scheduler;
  private final Consumer<String> announce;
  private final Consumer<ChildProcess> startedAgain;
  private final InstantSource clock;

  private @Nullable ChildProcess process;
  private Instant startedAt = Instant.EPOCH;
  private boolean supervised;
  private int earlyDeaths;

  /**
   * Knows how to start it.
   *
   * @param startedAgain hears of each process that was started in a dead one's place
   */
  SupervisedProcess(
      String name,
      Supplier<ChildProcess> launcher,
      ScheduledExecutorService scheduler,
      Consumer<String> announce,
      Consumer<ChildProcess> startedAgain,
      InstantSource clock) {
    this.name = name;
    this.launcher = launcher;
    this.scheduler = scheduler;
    this.announce = announce;
    this.startedAgain = startedAgain;
    this.clock = clock;
  }

  /** Starts it, unsupervised; one that still runs is stopped first. */
  synchronized ChildProcess start() {
    stop(Duration.ofSeconds(30));
    startedAt = clock.instant();
    ChildProcess started = launcher.get();
    process = started;
    return started;
  }

  /** From now on its death is a reason to start it again, also if that has come already. */
  synchronized void supervise() {
    supervised = true;
    watch();
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  synchronized long pid() {
    return Objects.requireNonNull(process, name + " was never started").pid();
  }

  /** Kills it (SIGKILL) and lets it lie. */
  synchronized void kill() {
    supervised = false;
    if (process != null) {
      process.kill();
    }
  }

  /** Stops it for good: kills it when it takes longer than the patience. */
  synchronized void stop(Duration patience) {
    supervised = false;
    if (process != null) {
      process.stop(patience);
    }
  }

  private void watch() {
    ChildProcess watched = Objects.requireNonNull(process);
    var _ = watched.onExit().thenAcceptAsync(status -> ended(watched, status), scheduler);
  }

  private synchronized void ended(ChildProcess watched, int status) {
    if (supervised && watched == process) {
      scheduleStart("%s ended (%s)".formatted(name, describe(status)));
    }
  }

  private void scheduleStart(String why) {
    boolean early = startedAt.plus(LONG_LIFE).isAfter(clock.instant());
    Duration pause = early ? pause(earlyDeaths) : Duration.ZERO;
    earlyDeaths = early ? earlyDeaths + 1 : 0;
    announce.accept(
        why
            + (pause.isZero()
                ? ", starting it again"
                : ", starting it again in " + pause.toSeconds() + " s"));
    var _ = scheduler.schedule(this::startAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void startAgain() {
    if (!supervised || isAlive()) {
      return;
    }
    try {
      startedAt = clock.instant();
      ChildProcess started = launcher.get();
      process = started;
      watch();
      startedAgain.accept(started);
    } catch (RuntimeException e) {
      scheduleStart("%s does not start (%s)".formatted(name, e.getMessage()));
    }
  }

  static Duration pause(int earlyDeaths) {
    if (earlyDeaths == 0) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(earlyDeaths - 1, 10));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private static String describe(int status) {
    return status > 128 ? "signal " + (status - 128) : "exit status " + status;
  }
}

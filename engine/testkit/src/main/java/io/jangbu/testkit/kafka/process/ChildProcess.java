package io.jangbu.testkit.kafka.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that belongs to this JVM.
 *
 * <p>It is started by a shell that makes two promises before it becomes the command. It does not
 * hear a terminal's Ctrl-C, which goes to every process of the terminal at once: the parent stops
 * its children, in their order. And it does not outlive its parent: a watcher holds the read end of
 * a pipe whose other end only the parent has, and ends the child when that closes, even when the
 * parent was killed with -9.
 */
public final class ChildProcess {

  /** The command replaces the shell ({@code exec}), so the child's pid is the one seen here. */
  private static final String SHELL =
      """
      trap '' INT
      exec 3<&0
      (
        read -r _ <&3
        kill $$ && n=0 && while [ $n -lt 30 ] && kill -0 $$; do sleep 1; n=$((n + 1)); done
        kill -9 $$
      ) >/dev/null 2>&1 &
      exec "$@" </dev/null 3<&-
      """;

  private final Process process;
  private final PidFile pidFile;
  private final CompletableFuture<Integer> exit;

  private ChildProcess(Process process, PidFile pidFile) {
    this.process = process;
    this.pidFile = pidFile;
    // Process.onExit() would need a thread of the common pool: there may be one, and it may be
    // busy.
    this.exit = CompletableFuture.supplyAsync(this::awaitExit, Thread::startVirtualThread);
  }

  /**
   * Starts the command in the directory. What it prints replaces the content of {@code console}.
   *
   * @param pidFile where the pid is kept; a process that an earlier, killed parent left there is
   *     ended first
   * @throws UncheckedIOException if the command cannot be started
   */
  public static ChildProcess start(
      List<String> command, Path directory, Path console, Path pidFile) {
    return start(command, Map.of(), directory, console, pidFile);
  }

  /**
   * The same, with more in its environment than this JVM has in its own. What is secret goes there:
   * a command line is shown to everyone on the machine.
   *
   * @throws UncheckedIOException if the command cannot be started
   */
  public static ChildProcess start(
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path console,
      Path pidFile) {
    try {
      Files.createDirectories(directory);
      PidFile pid = new PidFile(pidFile);
      pid.endLeftover();
      List<String> shell = new ArrayList<>(List.of("sh", "-c", SHELL, "sh"));
      shell.addAll(command);
      ProcessBuilder builder =
          new ProcessBuilder(shell)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(console.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      pid.write(process.toHandle());
      return new ChildProcess(process, pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends the process that an earlier parent left in the pid file, if it still runs. For callers
   * that need what it holds, a port for instance, before they start their own.
   */
  public static void endLeftover(Path pidFile) {
    try {
      new PidFile(pidFile).endLeftover();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit status when the process has ended. */
  public CompletableFuture<Integer> onExit() {
    return exit.copy();
  }

  private int awaitExit() {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for process " + pid(), e);
    }
  }

  /**
   * Waits for the process's end.
   *
   * @return whether it has ended within the time
   */
  public boolean endedWithin(Duration time) {
    try {
      return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for process " + pid(), e);
    }
  }

  /** Ends the process without a chance to clean up (SIGKILL), and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    exit.join();
    dismissWatcher();
    pidFile.delete();
  }

  private void dismissWatcher() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks the process to end (SIGTERM) and waits; kills it when it takes longer than the patience.
   *
   * @return whether it ended on its own
   */
  public boolean stop(Duration patience) {
    process.destroy();
    boolean ended = endedWithin(patience);
    kill();
    return ended;
  }
}

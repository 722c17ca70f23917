package io.jangbu.testkit.kafka.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A process that somebody else started for us and that no longer is our child, such as a server
 * that put itself into the background. It is made to end with this JVM all the same.
 */
public final class AdoptedProcess implements AutoCloseable {

  private static final String SHELL = "trap '' INT; read -r _; kill -\"$1\" \"$2\"";

  private final Process watcher;
  private final PidFile pidFile;

  private AdoptedProcess(Process watcher, PidFile pidFile) {
    this.watcher = watcher;
    this.pidFile = pidFile;
  }

  /**
   * Watches over the process until {@link #close}.
   *
   * @param signal what it gets when this JVM ends before that: {@code INT}, {@code TERM} …
   * @param pidFile where it is remembered, for {@link ChildProcess#endLeftover}
   */
  public static AdoptedProcess adopt(ProcessHandle process, String signal, Path pidFile) {
    try {
      PidFile pid = new PidFile(pidFile);
      pid.write(process);
      Process watcher =
          new ProcessBuilder("sh", "-c", SHELL, "sh", signal, String.valueOf(process.pid()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new AdoptedProcess(watcher, pid);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops watching: whoever started the process has ended it. */
  @Override
  public void close() {
    watcher.destroyForcibly();
    watcher.onExit().join();
    pidFile.delete();
  }
}

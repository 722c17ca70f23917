package io.jangbu.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs in a folder.
 *
 * @param environment beside that of this process
 */
record Shell(Path folder, Map<String, String> environment) {

  /** What a program has printed, and its exit code. */
  record Result(int exitCode, String output) {

    boolean isDone() {
      return exitCode == 0;
    }
  }

  /**
   * What it prints.
   *
   * @throws IllegalStateException with that if it fails or takes longer
   */
  String output(Duration most, List<String> command) {
    Result result = run(most, command);
    if (!result.isDone()) {
      throw new IllegalStateException(
          "%s ended with %d:%n%s"
              .formatted(String.join(" ", command), result.exitCode(), result.output()));
    }
    return result.output();
  }

  /**
   * Runs it to its end.
   *
   * @throws IllegalStateException if it takes longer, which it does not survive
   */
  Result run(Duration most, List<String> command) {
    try {
      Path printed = Files.createTempFile("printed", ".log");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(
              "%s took longer than %s:%n%s"
                  .formatted(String.join(" ", command), most, Files.readString(printed)));
        }
        return new Result(process.exitValue(), Files.readString(printed));
      } finally {
        Files.delete(printed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

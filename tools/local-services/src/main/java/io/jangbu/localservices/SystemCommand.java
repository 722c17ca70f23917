package io.jangbu.localservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands of the system that Java has no call for. */
final class SystemCommand {

  private SystemCommand() {}

  /** Sends a signal that Java does not know, by its name without {@code SIG}. */
  static void signal(String signal, long pid) {
    output(List.of("kill", "-" + signal, String.valueOf(pid)));
  }

  /**
   * What a command of the system prints.
   *
   * @throws IllegalStateException with that if the command fails
   */
  static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output.strip());
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

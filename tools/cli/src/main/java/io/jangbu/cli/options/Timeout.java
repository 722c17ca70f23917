package io.jangbu.cli.options;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The bounds of every {@code --timeout}. What is waited for, and how long by default, differs. */
public final class Timeout {

  private static final int LONGEST = 86_400;

  private Timeout() {}

  /**
   * What was given, in seconds.
   *
   * @throws ParameterException if it is not from one second to a day
   */
  public static Duration of(CommandLine command, int seconds) {
    if (seconds < 1 || seconds > LONGEST) {
      throw new ParameterException(command, "--timeout is 1 to " + LONGEST + " seconds.");
    }
    return Duration.ofSeconds(seconds);
  }
}

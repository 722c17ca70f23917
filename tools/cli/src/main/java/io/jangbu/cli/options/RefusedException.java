package io.jangbu.cli.options;

/** What was asked for is not done. The message is a sentence for whoever gave the command. */
public final class RefusedException extends Exception {

  public RefusedException(String message) {
    super(message);
  }
}

package io.jangbu.cli.log;

/** Nothing can be read at all. The message is a sentence for whoever gave the command. */
public final class CannotStartException extends Exception {

  /** {@code message} is that sentence. */
  public CannotStartException(String message) {
    super(message);
  }
}

package io.jangbu.cli.options;

/** Nothing can be done at all. The message is a sentence for whoever gave the command. */
public final class CannotStartException extends Exception {

  /** {@code message} is that sentence. */
  public CannotStartException(String message) {
    super(message);
  }
}

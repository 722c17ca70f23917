package io.jangbu.quickstart.verify;

/** Nothing can be verified at all. The message is a sentence for whoever gave the command. */
final class CannotStartException extends Exception {

  CannotStartException(String message) {
    super(message);
  }
}

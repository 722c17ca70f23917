package io.jangbu.cli.importer;

/** Nothing can be imported at all. The message is a sentence for whoever gave the command. */
final class CannotStartException extends Exception {

  CannotStartException(String message) {
    super(message);
  }
}

package io.jangbu.cli.projections;

/** What was asked for is not done. The message is a sentence for whoever gave the command. */
final class RefusedException extends Exception {

  RefusedException(String message) {
    super(message);
  }
}

package io.jangbu.cli.rebuild;

/** A service does not do what it is asked. The message is a sentence for a human. */
final class UnreachableServiceException extends Exception {

  UnreachableServiceException(String message) {
    super(message);
  }
}

package io.jangbu.cli.options;

/** A service does not do what it is asked. The message is a sentence for a human. */
public final class UnreachableServiceException extends Exception {

  public UnreachableServiceException(String message) {
    super(message);
  }
}

package io.jangbu.cli.log;

/** The broker is out of reach for good. The message is a sentence for a human. */
public final class BrokerGoneException extends Exception {

  /** {@code message} is that sentence. */
  public BrokerGoneException(String message) {
    super(message);
  }
}

package io.jangbu.quickstart.verify;

/** The broker is out of reach for good. The message is a sentence for a human. */
final class BrokerGoneException extends Exception {

  BrokerGoneException(String message) {
    super(message);
  }
}

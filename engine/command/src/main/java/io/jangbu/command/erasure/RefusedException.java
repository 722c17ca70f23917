package io.jangbu.command.erasure;

/** Streams cannot be erased. The message is a sentence for a human. */
final class RefusedException extends Exception {

  RefusedException(String message) {
    super(message);
  }
}

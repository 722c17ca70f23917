package io.jangbu.command.erasure;

/** Streams cannot be erased. The message is a sentence for a human. */
final class CannotEraseException extends Exception {

  CannotEraseException(String message) {
    super(message);
  }
}

package io.jangbu.projection.rollout;

/** What is asked for cannot be done as things stand. The message is a sentence for the operator. */
public final class NotNowException extends RuntimeException {

  public NotNowException(String message) {
    super(message);
  }
}

package io.jangbu.peers;

/** The decider has rejected a command. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** For a reason such as {@code ORDER_EXISTS}. */
  public Refused(String reason) {
    super(reason);
  }
}

package io.jangbu.core.process;

/** A process needs an operator: it is parked with this reason. */
public final class CannotGoOnException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** {@code reason} is for an operator, and names no one. */
  public CannotGoOnException(String reason) {
    super(reason);
  }
}

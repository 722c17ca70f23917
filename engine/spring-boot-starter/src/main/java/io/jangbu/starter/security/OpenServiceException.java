package io.jangbu.starter.security;

/** The settings say neither that everyone may call the service nor who may. */
final class OpenServiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  /**
   * A refusal to start.
   *
   * @param fault what is wrong, a sentence
   * @param action what to do about it, a sentence
   */
  OpenServiceException(String fault, String action) {
    super(fault);
    this.action = action;
  }

  String action() {
    return action;
  }
}

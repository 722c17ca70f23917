package io.jangbu.shop.shipping.inbox;

/** Nothing is taken in until somebody has chosen. The message is a sentence for whoever may. */
final class RefusedException extends RuntimeException {

  RefusedException(String message) {
    super(message);
  }
}

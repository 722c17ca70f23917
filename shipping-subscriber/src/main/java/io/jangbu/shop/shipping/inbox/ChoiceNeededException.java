package io.jangbu.shop.shipping.inbox;

/** Nothing is taken in until somebody has chosen. The message is a sentence for whoever may. */
final class ChoiceNeededException extends RuntimeException {

  ChoiceNeededException(String message) {
    super(message);
  }
}

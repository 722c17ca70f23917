package io.jangbu.cli.demo.shop;

/** What a shopper has seen last. */
public enum Outcome {
  /** The cart was left as it was. */
  ABANDONED,
  /** The order was cancelled for want of stock. */
  OUT_OF_STOCK,
  /** The order was left unpaid. */
  FORGOT_TO_PAY,
  /** The payment, or the shopper's own cancellation, came after the deadline. */
  TOO_LATE,
  /** The shopper has cancelled the order. */
  CANCELLED,
  DELIVERED,
  /** Something was not as it should be: nobody knows how far it came. */
  GIVEN_UP
}

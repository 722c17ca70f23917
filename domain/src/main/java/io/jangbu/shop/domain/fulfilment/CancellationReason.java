package io.jangbu.shop.domain.fulfilment;

/** Why an order was cancelled, as its process knows it. */
public enum CancellationReason {
  /** A line could not be reserved. */
  OUT_OF_STOCK,
  /** Nobody has paid in time. */
  UNPAID,
  /** By someone else, who says why in the order itself. */
  CANCELLED;

  /** What the text of a cancellation is to the process. */
  static CancellationReason of(String text) {
    for (CancellationReason own : values()) {
      if (own.name().equals(text)) {
        return own;
      }
    }
    return CANCELLED;
  }
}

package io.jangbu.shop.domain.inventory;

/** How much there is of a product, as its events say. */
public sealed interface Stock {

  /** The product is not registered. */
  record None() implements Stock {}

  /**
   * The product is registered.
   *
   * @param onHand the pieces in the house, at least 0
   * @param reserved how many of these are set aside for orders, at least 0
   */
  record Level(String name, long onHand, long reserved) implements Stock {

    /** How many can still be reserved, at least 0. */
    public long available() {
      return onHand - reserved;
    }
  }
}

package io.jangbu.shop.domain.cart;

import io.jangbu.core.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a cart. Quantities are pieces, amounts are in minor units of the currency
 * that the cart is checked out in. Texts are bounded by {@link io.jangbu.core.TextBound}: skus, a
 * customer's id and a reference have 1 to 64 code points, or the decider rejects them.
 */
public sealed interface CartCommand {

  /**
   * Puts pieces into the cart, which comes into being with its first product. Pieces of a product
   * that is in it add up, and the newest price is the price of all of them.
   *
   * @param quantity at least 1
   * @param unitPrice of one piece, at least 0
   */
  record AddProductToCart(String sku, long quantity, long unitPrice) implements CartCommand {}

  /**
   * Sets how many pieces of a product in the cart there are.
   *
   * @param quantity at least 1
   */
  record ChangeQuantity(String sku, long quantity) implements CartCommand {}

  /** Takes a product out of the cart. */
  record RemoveProductFromCart(String sku) implements CartCommand {}

  /**
   * Buys what is in the cart. A cart is checked out once.
   *
   * @param currency the ISO 4217 code of money in use, such as {@code BRL}
   * @param shippingFee at least 0
   * @param orderId of the order that the cart becomes; has the form of {@link StreamId}
   * @param reference the customer's own number of the order, null if there is none
   */
  record CheckOutCart(
      String customerId,
      String currency,
      long shippingFee,
      String orderId,
      @Nullable String reference)
      implements CartCommand {
    /**
     * @throws IllegalArgumentException if {@code orderId} has not the form of {@link StreamId}
     */
    public CheckOutCart {
      StreamId.require(orderId);
    }
  }

  /** Ends a cart to which nobody came back: asked for by its {@link CartDeadlines} alone. */
  record ExpireCart() implements CartCommand {}
}

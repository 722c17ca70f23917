package io.jangbu.shop.domain.cart;

import io.jangbu.shop.domain.order.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to a cart. Quantities are pieces, amounts are in minor units. */
public sealed interface CartEvent {

  /**
   * Pieces were put into the cart.
   *
   * @param quantity how many pieces of the product are in the cart after it
   * @param unitPrice of one piece of the product, of those that were there before, too
   */
  record ProductAddedToCart(String sku, long quantity, long unitPrice) implements CartEvent {}

  /**
   * There are more or fewer pieces of a product.
   *
   * @param quantity how many pieces of the product are in the cart after it
   */
  record QuantityChanged(String sku, long quantity) implements CartEvent {}

  /** A product is in the cart no more. */
  record ProductRemovedFromCart(String sku) implements CartEvent {}

  /**
   * What was in the cart is bought: the cart's end.
   *
   * @param total the lines and the shipping fee together
   * @param orderId of the order that the cart becomes
   * @param reference the customer's own number of the order, null if there is none
   */
  record CartCheckedOut(
      String customerId,
      String currency,
      List<Line> lines,
      long shippingFee,
      long total,
      String orderId,
      @Nullable String reference)
      implements CartEvent {
    public CartCheckedOut {
      lines = List.copyOf(lines);
    }
  }

  /** Nobody came back to the cart: its end. */
  record CartExpired() implements CartEvent {}
}

package io.jangbu.shop.projection.cart;

import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.Cart.CheckedOut;
import io.jangbu.shop.domain.cart.Cart.Existing;
import io.jangbu.shop.domain.cart.Cart.Expired;
import io.jangbu.shop.domain.cart.Cart.NotCreated;
import io.jangbu.shop.domain.cart.Cart.Open;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.PurchaseTerms;
import io.jangbu.starter.projection.reading.StreamJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cart as JSON. Amounts are in minor units; what is null is left out.
 *
 * @param total of the lines, without a shipping fee
 * @param orderId of the order that a cart which is checked out becomes
 * @param order why the cart did not become the order; null if it has, or may yet
 * @param incomplete true if the cart lacks an event: this is what the others add up to
 * @param overwritten true if an event of the cart came again and was another
 */
record CartJson(
    String cartId,
    long version,
    CartStatus status,
    List<Line> lines,
    long total,
    @Nullable String orderId,
    @Nullable RefusedOrder order,
    Instant updatedAt,
    @Nullable Boolean incomplete,
    @Nullable Boolean overwritten)
    implements StreamJson {

  /** Why there is no order of the cart: the code that its process was refused with. */
  record RefusedOrder(String code) {}

  /** The same, which has not become the order. */
  CartJson refused(String code) {
    return new CartJson(
        cartId,
        version,
        status,
        lines,
        total,
        orderId,
        new RefusedOrder(code),
        updatedAt,
        incomplete,
        overwritten);
  }

  /** Empty if there is no such cart, or no longer. */
  static Optional<CartJson> of(String cartId, Snapshot<Cart> snapshot) {
    return switch (snapshot.state()) {
      case NotCreated() -> Optional.empty();
      case Open cart -> Optional.of(json(cartId, CartStatus.OPEN, snapshot, cart, null));
      case CheckedOut cart ->
          Optional.of(
              json(cartId, CartStatus.CHECKED_OUT, snapshot, cart, cart.checkout().orderId()));
      case Expired cart -> Optional.of(json(cartId, CartStatus.EXPIRED, snapshot, cart, null));
    };
  }

  private static CartJson json(
      String cartId,
      CartStatus status,
      Snapshot<Cart> snapshot,
      Existing cart,
      @Nullable String orderId) {
    return new CartJson(
        cartId,
        snapshot.version(),
        status,
        cart.lines(),
        total(cart.lines()),
        orderId,
        null,
        snapshot.updatedAt(),
        StreamJson.flaw(Flaw.INCOMPLETE, snapshot),
        StreamJson.flaw(Flaw.OVERWRITTEN, snapshot));
  }

  /** A cart that lacks an event may add up to more than any that was allowed. */
  private static long total(List<Line> lines) {
    try {
      return PurchaseTerms.total(lines, 0);
    } catch (ArithmeticException _) {
      return Long.MAX_VALUE;
    }
  }
}

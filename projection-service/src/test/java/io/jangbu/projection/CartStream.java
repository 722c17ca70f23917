package io.jangbu.projection;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartEvent;
import java.util.List;

/** One cart's events. */
final class CartStream extends EventStream<CartCommand, CartEvent, Cart> {

  private CartStream(String cartId) {
    super(new CartDecider(), cartId);
  }

  /** All events that the commands lead to, from a new cart on. */
  static List<EventEnvelope<CartEvent>> of(String cartId, CartCommand... commands) {
    return new CartStream(cartId).handleAll(List.of(commands));
  }
}

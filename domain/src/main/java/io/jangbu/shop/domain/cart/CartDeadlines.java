package io.jangbu.shop.domain.cart;

import io.jangbu.core.Deadlines;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.cart.Cart.Open;
import io.jangbu.shop.domain.cart.CartCommand.ExpireCart;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * When an open cart is taken for abandoned: so long after its last event.
 *
 * @param expiry above 0
 */
public record CartDeadlines(Duration expiry) implements Deadlines<CartCommand, Cart> {

  /** The name of the only one that a cart has. */
  public static final String EXPIRY = "expiry";

  @Override
  public Map<String, Instant> of(Snapshot<Cart> cart) {
    return cart.state() instanceof Open ? Map.of(EXPIRY, cart.updatedAt().plus(expiry)) : Map.of();
  }

  @Override
  public CartCommand reached(String name) {
    return new ExpireCart();
  }
}

package io.jangbu.shop.schemas.cart;

import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartEvent;

/** The events of carts. */
public final class CartLog extends EventLog<CartEvent, Cart> {

  public CartLog() {
    super(CartCodec.TOPICS, new CartCodec(), new CartDecider());
  }
}

package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.core.Deadlines;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartRejection;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.cart.CartSnapshots;
import java.util.List;

/** Carts with deadlines of the test's own. */
final class Carts {

  private Carts() {}

  static AggregateType<CartCommand, CartEvent, Cart> type(Deadlines<CartCommand, Cart> deadlines) {
    return new AggregateType<>(
        CartCodec.TOPICS,
        new CartDecider(),
        new CartCodec(),
        new CartSnapshots(),
        List.of(CartRejection.values()),
        deadlines);
  }
}

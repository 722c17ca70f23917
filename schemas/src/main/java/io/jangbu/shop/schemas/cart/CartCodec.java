package io.jangbu.shop.schemas.cart;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartEvent;

/** The records of {@code carts.*}. */
public final class CartCodec extends Codec<CartCommand, CartEvent> {

  /** Where they are. */
  public static final AggregateTopics TOPICS = new AggregateTopics("carts");

  public CartCodec() {
    super(
        "cartId",
        io.jangbu.carts.CartCommand.class,
        io.jangbu.carts.CartEvent.class,
        io.jangbu.carts.CommandResult.class,
        new CartPayloads());
  }
}

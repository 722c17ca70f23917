package io.jangbu.shop.schemas.order;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;

/** The records of {@code orders.*}. */
public final class OrderCodec extends Codec<OrderCommand, OrderEvent> {

  /** Where they are. */
  public static final AggregateTopics TOPICS = new AggregateTopics("orders");

  public OrderCodec() {
    super(
        "orderId",
        io.jangbu.orders.OrderCommand.class,
        io.jangbu.orders.OrderEvent.class,
        io.jangbu.orders.CommandResult.class,
        new OrderPayloads());
  }
}

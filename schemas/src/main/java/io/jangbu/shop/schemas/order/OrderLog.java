package io.jangbu.shop.schemas.order;

import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;

/** The events of orders. */
public final class OrderLog extends EventLog<OrderEvent, Order> {

  public OrderLog() {
    super(OrderCodec.TOPICS, new OrderCodec(), new OrderDecider());
  }
}

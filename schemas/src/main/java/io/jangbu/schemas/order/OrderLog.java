package io.jangbu.schemas.order;

import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.schemas.EventLog;

/** The events of orders. */
public final class OrderLog extends EventLog<OrderEvent, Order> {

  public OrderLog() {
    super(OrderCodec.TOPICS, new OrderCodec(), new OrderDecider());
  }
}

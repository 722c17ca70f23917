package io.jangbu.projection.order;

import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.projection.view.Projection;

/** The projection of orders, for tests of what is made of it elsewhere. */
public final class Orders {

  private Orders() {}

  public static Projection<OrderEvent, Order> projection() {
    return new OrderProjection().orders();
  }
}

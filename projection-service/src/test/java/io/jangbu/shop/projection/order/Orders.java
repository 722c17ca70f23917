package io.jangbu.shop.projection.order;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;

/** The projection of orders, for tests of what is made of it elsewhere. */
public final class Orders {

  private Orders() {}

  public static Projection<OrderEvent, Order> projection() {
    return new OrderProjection().orders();
  }
}

package io.jangbu.projection;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import java.util.List;

/** One order's events. */
public final class OrderStream extends EventStream<OrderCommand, OrderEvent, Order> {

  public static final CreateOrder CREATE =
      create(new Line("sku-1", 2, 500), new Line("sku-2", 1, 250));
  public static final ProcessPayment PAY = new ProcessPayment("p-1", 1550, "card");
  public static final ShipOrder SHIP = new ShipOrder("dhl", "t-1");
  public static final ConfirmDelivery DELIVER = new ConfirmDelivery();
  public static final CancelOrder CANCEL = new CancelOrder("changed my mind");

  public OrderStream(String orderId) {
    super(new OrderDecider(), orderId);
  }

  /** Opens an order of these lines. */
  public static CreateOrder create(Line... lines) {
    return new CreateOrder("c-1", "EUR", List.of(lines), 300);
  }

  /** All events that the commands lead to, from a new order on. */
  public static List<EventEnvelope<OrderEvent>> of(String orderId, OrderCommand... commands) {
    return new OrderStream(orderId).handleAll(List.of(commands));
  }
}

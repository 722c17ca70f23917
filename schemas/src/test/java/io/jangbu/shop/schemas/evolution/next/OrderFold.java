package io.jangbu.shop.schemas.evolution.next;

import io.jangbu.core.Fold;
import io.jangbu.shop.schemas.evolution.next.Order.Status;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderCancelled;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderCreated;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderDelivered;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.StockConfirmed;
import java.util.List;

/** What the events add up to. It knows the newest form of each alone. */
public final class OrderFold implements Fold<OrderEvent, Order> {

  @Override
  public Order initialState() {
    return new Order(Status.NOT_CREATED, "", "", List.of(), 0, null, null);
  }

  @Override
  public Order evolve(Order order, OrderEvent event) {
    return switch (event) {
      case OrderCreated(var customer, _, var lines, _, var total, _, _, var channel) ->
          new Order(Status.CREATED, customer, channel, lines, total, null, null);
      case StockConfirmed() -> order;
      case PaymentProcessed(_, _, var method) ->
          new Order(
              Status.PAID,
              order.customerId(),
              order.channel(),
              order.lines(),
              order.total(),
              method,
              null);
      case OrderShipped(var carrier, _) ->
          new Order(
              Status.SHIPPED,
              order.customerId(),
              order.channel(),
              order.lines(),
              order.total(),
              order.payment(),
              carrier);
      case OrderDelivered() -> order.with(Status.DELIVERED);
      case OrderCancelled _ -> order.with(Status.CANCELLED);
    };
  }

  /** Each event comes when its time is; who is allowed what is the decider's. */
  @Override
  public boolean expects(Order order, OrderEvent event) {
    return !evolve(order, event).equals(order);
  }

  /** The state has a channel now: what was folded before has none. */
  @Override
  public int evolveVersion() {
    return 2;
  }
}

package io.jangbu.resilience.checker;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.fulfilment.CancellationReason;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Refusal;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether, once nothing is under way any more, each order that reserves has one process that stands
 * where the order does, each process an order or a reason for none, and each cart that was checked
 * out an order or a refusal.
 */
final class ProcessCheck {

  private final Map<String, Snapshot<Order>> orders;
  private final Map<String, Snapshot<FulfilmentState>> processes;
  private final Map<String, Snapshot<Cart>> carts;
  private final List<Fault> faults = new ArrayList<>();

  private ProcessCheck(ShopLog shop) {
    orders = shop.orders().folded();
    processes = shop.fulfilment().folded();
    carts = shop.carts().folded();
  }

  static List<Fault> of(ShopLog shop) {
    ProcessCheck check = new ProcessCheck(shop);
    check.orders.forEach((id, order) -> {
      if (reserves(order.state()) && !check.processes.containsKey(id)) {
        check.found(Kind.PROCESS, id, "the order has no process");
      }
    });
    check.processes.forEach((id, process) -> check.look(id, process.state()));
    check.carts.forEach((id, cart) -> check.look(id, cart.state()));
    check.findUnpaidThatArePaid(shop);
    return check.faults;
  }

  private static boolean reserves(Order order) {
    return order instanceof Order.Existing existing
        && existing.purchase().fulfilment() == Fulfilment.RESERVE;
  }

  private Order order(String id) {
    Snapshot<Order> order = orders.get(id);
    return order == null ? new Order.NotCreated() : order.state();
  }

  private void look(String id, FulfilmentState process) {
    Order order = order(id);
    if (process.parked() != null) {
      found(Kind.OPEN, id, "the process is parked: " + process.parked());
    } else if (!process.lines().isEmpty() && !reserves(order)) {
      found(Kind.PROCESS, id, "the process has lines, and no order that reserves");
    } else if (!process.checkouts().isEmpty()
        || !ends(process.lines().isEmpty() ? new Order.NotCreated() : order)
            .contains(process.stage())) {
      found(
          Kind.OPEN,
          id,
          "the process is %s with %s, the order %s".formatted(process.stage(), process, order));
    }
  }

  /** Where a process may stand that waits for nothing that comes by itself. */
  private static Set<Stage> ends(Order order) {
    return switch (order) {
      case Order.NotCreated _, Order.Cancelled _ -> Set.of(Stage.COMPENSATED);
      case Order.Pending _, Order.Created _ -> Set.of();
      case Order.Paid _ -> Set.of(Stage.AWAITING_SHIPMENT);
      case Order.Shipped _ -> Set.of(Stage.AWAITING_DELIVERY);
      case Order.Delivered _ -> Set.of(Stage.COMPLETED);
    };
  }

  private void look(String id, Cart cart) {
    switch (cart) {
      case Cart.NotCreated _, Cart.Expired _ -> {}
      case Cart.Open _ -> found(Kind.OPEN, id, "the cart is open");
      case Cart.CheckedOut(_, var checkout) -> {
        Snapshot<FulfilmentState> process = processes.get(checkout.orderId());
        if (process == null
            || (!id.equals(process.state().cartId())
                && process.state().refusals().stream()
                    .map(Refusal::cartId)
                    .noneMatch(id::equals))) {
          found(
              Kind.PROCESS,
              id,
              "the cart is checked out, and has neither become the order nor been refused: "
                  + process);
        }
      }
    }
  }

  /** A payment that came first is not to be cancelled for want of one. */
  private void findUnpaidThatArePaid(ShopLog shop) {
    for (String id : shop.orders().streams().ids()) {
      var events =
          shop.orders().streams().events(id).values().stream()
              .map(Logged::value)
              .map(EventEnvelope::payload)
              .toList();
      if (events.contains(new OrderCancelled(CancellationReason.UNPAID.name()))
          && events.stream().anyMatch(PaymentProcessed.class::isInstance)) {
        found(Kind.PROCESS, id, "the order is paid, and was cancelled as unpaid");
      }
    }
  }

  private void found(Kind kind, String id, String what) {
    faults.add(Fault.of(kind, id, what));
  }
}

package io.jangbu.resilience.outside;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Logged;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.Order.Cancelled;
import io.jangbu.shop.domain.order.Order.Created;
import io.jangbu.shop.domain.order.Order.Delivered;
import io.jangbu.shop.domain.order.Order.NotCreated;
import io.jangbu.shop.domain.order.Order.Paid;
import io.jangbu.shop.domain.order.Order.Pending;
import io.jangbu.shop.domain.order.Order.Shipped;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands that change nothing if the command side knows what the events say, and whose answers
 * (version, code and words) tell what it knows.
 */
final class Probes {

  private static final int RESERVATIONS = 5;

  private Probes() {}

  static List<OrderCommand> of(Snapshot<Order> order) {
    OrderCommand tooLittle = new ProcessPayment("probe", 0, "probe");
    return switch (order.state()) {
      case NotCreated _ -> List.of(tooLittle);
      // STOCK_PENDING
      case Pending _ -> List.of(tooLittle);
      // UNDERPAID, with the total.
      case Created(var purchase) ->
          List.of(new ProcessPayment("probe", purchase.total() - 1, "probe"));
      // ALREADY_PAID and NOT_SHIPPED: nothing else is both.
      case Paid _ -> List.of(tooLittle, new ConfirmDelivery());
      // ALREADY_SHIPPED
      case Shipped _ -> List.of(new ShipOrder("probe", null));
      // ALREADY_DELIVERED
      case Delivered _ -> List.of(new ConfirmDelivery());
      // ALREADY_CANCELLED
      case Cancelled _ -> List.of(tooLittle);
    };
  }

  /**
   * ALREADY_CHECKED_OUT, CART_EXPIRED, NOT_IN_CART, CART_NOT_FOUND: each says which state it is.
   */
  static List<CartCommand> ofCart() {
    return List.of(new RemoveProductFromCart("probe"));
  }

  static List<InventoryCommand> of(
      Snapshot<Product> product, Collection<Logged<EventEnvelope<InventoryEvent>>> events) {
    if (!(product.state().stock() instanceof Stock.Level level)) {
      return List.of();
    }
    List<InventoryCommand> probes = new ArrayList<>();
    // INSUFFICIENT_STOCK, with what is available; the same with what is reserved.
    probes.add(new ReserveStock("probe", level.available() + 1));
    if (level.reserved() > 0) {
      probes.add(new CorrectStock(level.reserved() - 1, "probe"));
    }
    // Accepted with nothing to append: just so much is reserved for that order.
    reservations(events).entrySet().stream()
        .limit(RESERVATIONS)
        .forEach(held -> probes.add(new ReserveStock(held.getKey(), held.getValue())));
    return probes;
  }

  private static Map<String, Long> reservations(
      Collection<Logged<EventEnvelope<InventoryEvent>>> events) {
    Map<String, Long> held = new LinkedHashMap<>();
    for (Logged<EventEnvelope<InventoryEvent>> event : events) {
      switch (event.value().payload()) {
        case StockReserved reserved -> held.put(reserved.orderId(), reserved.quantity());
        case StockReleased released -> held.remove(released.orderId());
        case StockDispatched dispatched -> held.remove(dispatched.orderId());
        default -> {}
      }
    }
    return held;
  }
}

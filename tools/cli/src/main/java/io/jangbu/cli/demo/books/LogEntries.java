package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.books.Entry.CartEntry;
import io.jangbu.cli.demo.books.Entry.OrderEntry;
import io.jangbu.cli.demo.books.Entry.ProcessEntry;
import io.jangbu.cli.demo.books.Entry.StockEntry;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.Order.Payment;
import io.jangbu.shop.domain.order.Order.Purchase;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a stream's events add up to, as an entry of the books. */
final class LogEntries {

  private LogEntries() {}

  static CartEntry cart(Snapshot<Cart> cart) {
    return switch (cart.state()) {
      case Cart.NotCreated _, Cart.Open _ -> new CartEntry(cart.version(), CartEnd.OPEN, null);
      case Cart.CheckedOut(_, var checkout) ->
          new CartEntry(cart.version(), CartEnd.CHECKED_OUT, checkout.orderId());
      case Cart.Expired _ -> new CartEntry(cart.version(), CartEnd.EXPIRED, null);
    };
  }

  static OrderEntry order(Snapshot<Order> order) {
    long version = order.version();
    return switch (order.state()) {
      case Order.NotCreated _ -> new OrderEntry(version, OrderEnd.STOCK_PENDING, Map.of(), 0, 0);
      case Order.Pending(var what) -> order(version, OrderEnd.STOCK_PENDING, what, null);
      case Order.Created(var what) -> order(version, OrderEnd.WAITING_FOR_PAYMENT, what, null);
      case Order.Paid(var what, var payment) -> order(version, OrderEnd.PAID, what, payment);
      case Order.Shipped(var what, var payment, _) ->
          order(version, OrderEnd.SHIPPED, what, payment);
      case Order.Delivered(var what, var payment, _) ->
          order(version, OrderEnd.DELIVERED, what, payment);
      case Order.Cancelled(var what, var payment, var reason) ->
          order(version, OrderEnd.cancelled(reason), what, payment);
    };
  }

  private static OrderEntry order(
      long version, OrderEnd end, Purchase what, @Nullable Payment payment) {
    Map<String, Long> lines =
        what.lines().stream().collect(Collectors.toMap(Line::sku, Line::quantity, Long::sum));
    return new OrderEntry(
        version, end, lines, what.total(), payment == null ? 0 : payment.amount());
  }

  static ProcessEntry process(Snapshot<FulfilmentState> process) {
    FulfilmentState state = process.state();
    ProcessEnd end =
        state.parked() != null
            ? ProcessEnd.PARKED
            : switch (state.stage()) {
              case COMPLETED -> ProcessEnd.COMPLETED;
              case COMPENSATED -> ProcessEnd.COMPENSATED;
              default -> ProcessEnd.RUNNING;
            };
    return new ProcessEntry(process.version(), end, state.stage().name(), state.paymentDue());
  }

  static StockEntry product(Snapshot<Stock> product) {
    return switch (product.state()) {
      case Stock.None _ -> new StockEntry(product.version(), 0, 0, 0);
      case Stock.Level level ->
          new StockEntry(product.version(), level.onHand(), level.reserved(), level.available());
    };
  }
}

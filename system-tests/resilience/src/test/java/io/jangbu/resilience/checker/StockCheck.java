package io.jangbu.resilience.checker;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Whether what the products hold for orders is what these need: all lines of those that wait to be
 * paid or shipped, nothing of those that are shipped or cancelled. Each line was reserved once at
 * most, and what was dispatched is what was shipped.
 */
final class StockCheck {

  /** An order's line of a product. */
  private record Holding(String orderId, String sku) {
    @Override
    public String toString() {
      return orderId + "/" + sku;
    }
  }

  private final Map<Holding, Long> held = new HashMap<>();
  private final Map<Holding, Long> dispatched = new HashMap<>();
  private final Map<Holding, Integer> times = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  static List<Fault> of(ShopLog shop) {
    StockCheck check = new StockCheck();
    for (String sku : shop.inventory().streams().ids()) {
      shop.inventory()
          .streams()
          .events(sku)
          .values()
          .forEach(event -> check.add(sku, event.value()));
    }
    shop.inventory().folded().forEach((sku, product) -> check.sum(sku, product.state().stock()));
    check.compare(shop.orders().folded());
    return check.faults;
  }

  private void add(String sku, EventEnvelope<InventoryEvent> event) {
    switch (event.payload()) {
      case StockReserved reserved -> {
        Holding holding = new Holding(reserved.orderId(), sku);
        held.put(holding, reserved.quantity());
        times.merge(holding, 1, Integer::sum);
      }
      case StockReleased released -> held.remove(new Holding(released.orderId(), sku));
      case StockDispatched sent -> {
        Holding holding = new Holding(sent.orderId(), sku);
        Long quantity = held.remove(holding);
        dispatched.merge(holding, quantity == null ? 0 : quantity, Long::sum);
      }
      default -> {}
    }
  }

  private void sum(String sku, Stock stock) {
    long sum =
        held.entrySet().stream()
            .filter(each -> each.getKey().sku().equals(sku))
            .mapToLong(Map.Entry::getValue)
            .sum();
    if (stock instanceof Stock.Level level && level.reserved() != sum) {
      found(sku, level.reserved() + " are reserved, and for orders " + sum);
    }
  }

  private void compare(Map<String, Snapshot<Order>> orders) {
    Set<String> reserving = new HashSet<>();
    Map<Holding, Long> needed = new HashMap<>();
    Map<Holding, Long> gone = new HashMap<>();
    orders.forEach((id, order) -> {
      if (order.state() instanceof Order.Existing existing
          && existing.purchase().fulfilment() == Fulfilment.RESERVE) {
        reserving.add(id);
        switch (existing) {
          case Order.Created _, Order.Paid _ -> addLines(id, existing, needed);
          case Order.Shipped _, Order.Delivered _ -> addLines(id, existing, gone);
          case Order.Pending _, Order.Cancelled _ -> {}
        }
      }
    });
    compare(reserving, held, needed, "held");
    compare(reserving, dispatched, gone, "dispatched");
    times.forEach((holding, count) -> {
      if (reserving.contains(holding.orderId()) && count > 1) {
        found(holding.toString(), "reserved " + count + " times");
      }
    });
  }

  private static void addLines(String id, Order.Existing order, Map<Holding, Long> to) {
    for (Line line : order.purchase().lines()) {
      to.merge(new Holding(id, line.sku()), line.quantity(), Long::sum);
    }
  }

  private void compare(
      Set<String> orders, Map<Holding, Long> there, Map<Holding, Long> right, String what) {
    Set<Holding> all = new HashSet<>(right.keySet());
    there.keySet().stream().filter(each -> orders.contains(each.orderId())).forEach(all::add);
    for (Holding holding : all) {
      if (!Objects.equals(there.get(holding), right.get(holding))) {
        found(
            holding.toString(),
            "%s are %s, and to be %s".formatted(there.get(holding), what, right.get(holding)));
      }
    }
  }

  private void found(String id, String what) {
    faults.add(Fault.of(Kind.STOCK, id, what));
  }
}

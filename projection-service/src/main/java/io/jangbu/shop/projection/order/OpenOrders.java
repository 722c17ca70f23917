package io.jangbu.shop.projection.order;

import io.jangbu.core.StreamId;
import io.jangbu.projection.index.SortedIndex;
import io.jangbu.projection.index.Totals;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.Order.Cancelled;
import io.jangbu.shop.domain.order.Order.Created;
import io.jangbu.shop.domain.order.Order.Delivered;
import io.jangbu.shop.domain.order.Order.NotCreated;
import io.jangbu.shop.domain.order.Order.Paid;
import io.jangbu.shop.domain.order.Order.Pending;
import io.jangbu.shop.domain.order.Order.Shipped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The orders that still await their products: CREATED or PAID. */
public final class OpenOrders {

  /** {@code sku/orderId}: which of them contain a product. */
  public static final SortedIndex<Order> BY_SKU =
      SortedIndex.onDisk("orders-open-by-sku", order -> quantities(order).keySet());

  /** {@code sku} → how many pieces of a product they ask for, in all. */
  public static final Totals<Order> QUANTITIES =
      new Totals<>("orders-open-quantities", OpenOrders::quantities);

  private OpenOrders() {}

  /**
   * How many pieces of which products the order awaits, none if it is not open. Lines of one
   * product add up, to {@link Long#MAX_VALUE} at most. A line may name anything as its sku; what
   * has not the form of a stream's id can be no product, and is left out.
   */
  public static Map<String, Long> quantities(Order order) {
    return switch (order) {
      case Pending pending -> sums(pending.purchase().lines());
      case Created created -> sums(created.purchase().lines());
      case Paid paid -> sums(paid.purchase().lines());
      case NotCreated _, Shipped _, Delivered _, Cancelled _ -> Map.of();
    };
  }

  private static Map<String, Long> sums(List<Line> lines) {
    Map<String, Long> sums = new HashMap<>();
    for (Line line : lines) {
      if (StreamId.isValid(line.sku())) {
        sums.merge(line.sku(), line.quantity(), Totals::plus);
      }
    }
    return sums;
  }
}

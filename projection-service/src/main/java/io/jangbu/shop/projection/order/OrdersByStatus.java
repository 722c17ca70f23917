package io.jangbu.shop.projection.order;

import io.jangbu.projection.index.SortedIndex;
import io.jangbu.projection.index.Totals;
import io.jangbu.shop.domain.order.Order;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which orders have a status, in the order of their ids, and how many they are. */
final class OrdersByStatus {

  /** {@code STATUS/orderId}. */
  static final SortedIndex<Order> LIST =
      SortedIndex.onDisk("orders-by-status", order -> name(order).map(Set::of).orElse(Set.of()));

  /** {@code STATUS} → how many orders of the partition have it. */
  static final Totals<Order> COUNTS =
      new Totals<>(
          "orders-status-counts",
          order -> name(order).map(status -> Map.of(status, 1L)).orElse(Map.of()));

  private OrdersByStatus() {}

  private static Optional<String> name(Order order) {
    return OrderStatus.of(order).map(OrderStatus::name);
  }
}

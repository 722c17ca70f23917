package io.jangbu.projection.order;

import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.projection.routing.LocalPartition;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A part of the orders.
 *
 * @param status null = any
 * @param after the id that it comes after; null = from the first on
 */
record OrderList(@Nullable OrderStatus status, @Nullable String after, int limit) {

  /** Sorts after every key that begins as it does, for ids are ASCII. */
  private static final String END = "\uffff";

  /** Sorts right after the key that it is put to. */
  private static final String NEXT = "\0";

  /** The part that a partition has of it: a range of its index, and of that no more than needed. */
  OrderPage page(LocalPartition partition, Projection<OrderEvent, Order> projection) {
    Views<OrderEvent, Order> views =
        new Views<>(partition.store(projection.viewStore()), projection);
    List<OrderJson> orders = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> keys = keys(partition, projection)) {
      while (keys.hasNext() && orders.size() <= limit) {
        String orderId = OrdersByStatus.orderId(keys.next().key);
        order(orderId, views).ifPresent(orders::add);
      }
    }
    return OrderPage.of(orders, limit, false);
  }

  private KeyValueIterator<String, byte[]> keys(
      LocalPartition partition, Projection<OrderEvent, Order> projection) {
    String first = after == null ? "" : after + NEXT;
    if (status == null) {
      ReadOnlyKeyValueStore<String, byte[]> all = partition.store(projection.viewStore());
      return all.range(first, END);
    }
    ReadOnlyKeyValueStore<String, byte[]> list = partition.store(OrdersByStatus.LIST);
    return list.range(OrdersByStatus.key(status, first), OrdersByStatus.key(status, END));
  }

  /**
   * An order that changes its status at this very moment is in both lists (see {@link
   * io.jangbu.projection.view.ViewIndex.Updater}); the view says in which one it is shown.
   */
  private Optional<OrderJson> order(String orderId, Views<OrderEvent, Order> views) {
    return OrderJson.of(orderId, views.find(orderId))
        .filter(order -> status == null || order.status() == status);
  }
}

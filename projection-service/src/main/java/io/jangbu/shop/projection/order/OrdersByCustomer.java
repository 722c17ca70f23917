package io.jangbu.shop.projection.order;

import io.jangbu.core.Sha256;
import io.jangbu.core.Snapshot;
import io.jangbu.core.SortableTime;
import io.jangbu.projection.index.SortedIndex;
import io.jangbu.projection.index.StreamRange;
import io.jangbu.shop.domain.order.Order;
import java.util.Base64;
import java.util.Set;

/** Which orders a customer has, the newest first. */
final class OrdersByCustomer {

  /** {@code hash of the customer's id.time backwards/orderId}. */
  static final SortedIndex<Order> LIST =
      SortedIndex.onDiskBySnapshot("orders-by-customer", OrdersByCustomer::terms);

  private OrdersByCustomer() {}

  /** All orders of a customer. */
  static StreamRange<Order> of(String customerId) {
    return LIST.startingWith(prefix(customerId));
  }

  /** Where an order stands among those of its customer. */
  static String place(OrderJson order) {
    return SortedIndex.key(SortableTime.backwards(order.createdAt()), order.orderId());
  }

  private static Set<String> terms(Snapshot<Order> order) {
    return order.state() instanceof Order.Existing existing
        ? Set.of(
            prefix(existing.purchase().customerId()) + SortableTime.backwards(order.createdAt()))
        : Set.of();
  }

  /** The id may be any text, and is personal: the index has its hash. */
  private static String prefix(String customerId) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(customerId)) + ".";
  }
}

package io.jangbu.shop.projection.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jangbu.projection.view.LocalStores;

/** How many orders have each status. */
record OrderCounts(
    @JsonProperty("CREATED") long created,
    @JsonProperty("PAID") long paid,
    @JsonProperty("SHIPPED") long shipped,
    @JsonProperty("DELIVERED") long delivered,
    @JsonProperty("CANCELLED") long cancelled) {

  static final OrderCounts NONE = new OrderCounts(0, 0, 0, 0, 0);

  static OrderCounts of(LocalStores stores) {
    return new OrderCounts(
        count(stores, OrderStatus.CREATED),
        count(stores, OrderStatus.PAID),
        count(stores, OrderStatus.SHIPPED),
        count(stores, OrderStatus.DELIVERED),
        count(stores, OrderStatus.CANCELLED));
  }

  OrderCounts plus(OrderCounts more) {
    return new OrderCounts(
        created + more.created,
        paid + more.paid,
        shipped + more.shipped,
        delivered + more.delivered,
        cancelled + more.cancelled);
  }

  private static long count(LocalStores stores, OrderStatus status) {
    return OrdersByStatus.COUNTS.of(stores, status.name());
  }
}

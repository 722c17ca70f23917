package io.jangbu.projection.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jangbu.projection.routing.LocalPartition;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** How many orders have each status. */
record OrderCounts(
    @JsonProperty("CREATED") long created,
    @JsonProperty("PAID") long paid,
    @JsonProperty("SHIPPED") long shipped,
    @JsonProperty("DELIVERED") long delivered,
    @JsonProperty("CANCELLED") long cancelled) {

  static final OrderCounts NONE = new OrderCounts(0, 0, 0, 0, 0);

  static OrderCounts of(LocalPartition partition) {
    ReadOnlyKeyValueStore<String, Long> counts = partition.store(OrdersByStatus.COUNTS);
    return new OrderCounts(
        count(counts, OrderStatus.CREATED),
        count(counts, OrderStatus.PAID),
        count(counts, OrderStatus.SHIPPED),
        count(counts, OrderStatus.DELIVERED),
        count(counts, OrderStatus.CANCELLED));
  }

  OrderCounts plus(OrderCounts more) {
    return new OrderCounts(
        created + more.created,
        paid + more.paid,
        shipped + more.shipped,
        delivered + more.delivered,
        cancelled + more.cancelled);
  }

  private static long count(ReadOnlyKeyValueStore<String, Long> counts, OrderStatus status) {
    Long count = counts.get(status.name());
    return count == null ? 0 : count;
  }
}

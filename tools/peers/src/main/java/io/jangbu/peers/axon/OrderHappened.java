package io.jangbu.peers.axon;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.OrderEvent;
import org.axonframework.eventsourcing.annotation.EventTag;

/** An event of an order, as Axon's event store takes it. */
record OrderHappened(
    @EventTag(key = OrderEntity.TAG) String orderId, EventEnvelope<OrderEvent> event) {

  static OrderHappened of(EventEnvelope<OrderEvent> event) {
    return new OrderHappened(event.streamId(), event);
  }
}

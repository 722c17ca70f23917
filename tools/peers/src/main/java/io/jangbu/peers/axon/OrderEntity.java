package io.jangbu.peers.axon;

import io.jangbu.peers.Decisions;
import io.jangbu.shop.domain.order.Order;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;

/** An order as Axon loads it: its events folded by our own decider. */
@EventSourcedEntity(tagKey = OrderEntity.TAG)
final class OrderEntity {

  static final String TAG = "Order";

  private Order order = Decisions.DECIDER.initialState();
  private long version;

  @EntityCreator
  OrderEntity() {}

  @CommandHandler
  void handle(PlaceOrder place, EventAppender appender) {
    Decisions.events(place.command(), order, version)
        .forEach(event -> appender.append(OrderHappened.of(event)));
  }

  @EventSourcingHandler
  void on(OrderHappened happened) {
    order = Decisions.DECIDER.evolve(order, happened.event().payload());
    version = happened.event().version();
  }
}

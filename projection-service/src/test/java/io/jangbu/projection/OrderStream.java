package io.jangbu.projection;

import io.jangbu.domain.Decision;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.Snapshot;
import io.jangbu.domain.order.Line;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.CancelOrder;
import io.jangbu.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.domain.order.OrderCommand.CreateOrder;
import io.jangbu.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.domain.order.OrderCommand.ShipOrder;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One order's events, made by the real decider. */
public final class OrderStream {

  /** Version n is recorded n seconds after it. */
  public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  public static final CreateOrder CREATE =
      new CreateOrder(
          "c-1", "EUR", List.of(new Line("sku-1", 2, 500), new Line("sku-2", 1, 250)), 300);
  public static final ProcessPayment PAY = new ProcessPayment("p-1", 1550, "card");
  public static final ShipOrder SHIP = new ShipOrder("dhl", "t-1");
  public static final ConfirmDelivery DELIVER = new ConfirmDelivery();
  public static final CancelOrder CANCEL = new CancelOrder("changed my mind");

  private final OrderDecider decider = new OrderDecider();
  private final String orderId;
  private final List<EventEnvelope<OrderEvent>> events = new ArrayList<>();
  private Snapshot<Order> snapshot = Snapshot.empty(decider);

  public OrderStream(String orderId) {
    this.orderId = orderId;
  }

  /** All events that the commands lead to, from a new order on. */
  public static List<EventEnvelope<OrderEvent>> of(String orderId, OrderCommand... commands) {
    OrderStream stream = new OrderStream(orderId);
    for (OrderCommand command : commands) {
      stream.handle(command);
    }
    return stream.events;
  }

  /** The events that one more command leads to, none if it is rejected. */
  public List<EventEnvelope<OrderEvent>> handle(OrderCommand command) {
    return switch (decider.decide(command, snapshot.state())) {
      case Decision.Accepted<OrderEvent>(var payloads) ->
          payloads.stream().map(this::append).toList();
      case Decision.Rejected<OrderEvent> _ -> List.of();
    };
  }

  private EventEnvelope<OrderEvent> append(OrderEvent payload) {
    long version = snapshot.version() + 1;
    Instant recordedAt = START.plusSeconds(version);
    EventEnvelope<OrderEvent> event =
        new EventEnvelope<>(
            orderId,
            version,
            recordedAt.minusMillis(5),
            recordedAt,
            "corr-1",
            "cause-" + version,
            payload);
    snapshot = snapshot.plus(event, decider);
    events.add(event);
    return event;
  }

  public Snapshot<Order> snapshot() {
    return snapshot;
  }
}

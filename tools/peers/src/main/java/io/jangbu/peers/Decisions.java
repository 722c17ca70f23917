package io.jangbu.peers;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Our own rules of the order, for the frameworks to ask. */
public final class Decisions {

  /** The rules. */
  public static final OrderDecider DECIDER = new OrderDecider();

  private Decisions() {}

  /**
   * The events that a command leads to, ready to be appended.
   *
   * @param version of the order, 0 if it does not exist
   * @throws Refused if the command is rejected
   */
  public static List<EventEnvelope<OrderEvent>> events(
      CommandEnvelope<OrderCommand> command, Order order, long version) {
    return switch (DECIDER.decide(command.payload(), order)) {
      case Decision.Accepted<OrderEvent>(var events) -> envelopes(command, version, events);
      case Decision.Rejected<OrderEvent>(var code, _) -> throw new Refused(code.name());
    };
  }

  private static List<EventEnvelope<OrderEvent>> envelopes(
      CommandEnvelope<OrderCommand> command, long version, List<OrderEvent> events) {
    Instant now = Instant.now();
    String id = command.commandId().toString();
    List<EventEnvelope<OrderEvent>> envelopes = new ArrayList<>();
    for (OrderEvent event : events) {
      envelopes.add(
          new EventEnvelope<>(
              command.streamId(), version + 1 + envelopes.size(), now, now, id, id, event));
    }
    return envelopes;
  }
}

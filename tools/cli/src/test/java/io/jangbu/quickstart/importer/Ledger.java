package io.jangbu.quickstart.importer;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.quickstart.importer.Pipeline.Answer;
import io.jangbu.quickstart.ledger.StreamLedger;

/** Answers as a pipeline does, out of a ledger of orders in memory. */
final class Ledger {

  private final StreamLedger<OrderCommand, OrderEvent, Order> orders =
      new StreamLedger<>(new OrderDecider());

  Answer decide(CommandEnvelope<OrderCommand> command) {
    boolean repeated = orders.knows(command.commandId());
    return new Answer(orders.decide(command), repeated);
  }

  long events() {
    return orders.events().size();
  }
}

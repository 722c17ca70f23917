package io.jangbu.cli.importer;

import io.jangbu.cli.importer.Pipeline.Answer;
import io.jangbu.cli.ledger.StreamLedger;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;

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

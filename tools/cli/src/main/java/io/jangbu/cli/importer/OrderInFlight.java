package io.jangbu.cli.importer;

import io.jangbu.cli.importer.Pipeline.Answer;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.OrderCommand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of which a command is under way, and those that are still to come. */
final class OrderInFlight {

  private final Deque<CommandEnvelope<OrderCommand>> commands;
  private @Nullable CommandKind lastAccepted;

  OrderInFlight(List<CommandEnvelope<OrderCommand>> commands) {
    this.commands = new ArrayDeque<>(commands);
  }

  /** The command that is under way. */
  CommandEnvelope<OrderCommand> current() {
    return commands.element();
  }

  CommandKind kind() {
    return CommandKind.of(current().payload());
  }

  @Nullable CommandKind lastAccepted() {
    return lastAccepted;
  }

  /** Takes the answer to the current command; returns whether another one follows. */
  boolean next(Answer answer) {
    if (answer.result().accepted()) {
      lastAccepted = kind();
    }
    commands.remove();
    return !commands.isEmpty();
  }
}

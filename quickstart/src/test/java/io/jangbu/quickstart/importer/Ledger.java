package io.jangbu.quickstart.importer;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.CommandResult.Outcome;
import io.jangbu.domain.Decision.Accepted;
import io.jangbu.domain.Decision.Rejected;
import io.jangbu.domain.EventId;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.quickstart.importer.Pipeline.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides as the command service does, in memory: the rules, the versions, the first outcomes. */
final class Ledger {

  private final OrderDecider decider = new OrderDecider();
  private final Map<String, Order> orders = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<UUID, CommandResult> outcomes = new HashMap<>();

  Answer decide(CommandEnvelope<OrderCommand> command) {
    CommandResult first = outcomes.get(command.commandId());
    if (first != null) {
      return new Answer(first, true);
    }
    CommandResult result = decideNew(command);
    outcomes.put(command.commandId(), result);
    return new Answer(result, false);
  }

  long events() {
    return versions.values().stream().mapToLong(Long::longValue).sum();
  }

  private CommandResult decideNew(CommandEnvelope<OrderCommand> command) {
    String id = command.streamId();
    Order order = orders.getOrDefault(id, decider.initialState());
    return switch (decider.decide(command.payload(), order)) {
      case Accepted<OrderEvent>(var events) -> {
        List<String> eventIds = new ArrayList<>();
        for (OrderEvent event : events) {
          order = decider.evolve(order, event);
          eventIds.add(new EventId(id, versions.merge(id, 1L, Long::sum)).toString());
        }
        orders.put(id, order);
        yield result(command, Outcome.ACCEPTED, eventIds, null);
      }
      case Rejected<OrderEvent>(var code, _) ->
          result(command, Outcome.REJECTED, List.of(), code.name());
    };
  }

  private CommandResult result(
      CommandEnvelope<OrderCommand> command,
      Outcome outcome,
      List<String> events,
      @Nullable String code) {
    long version = versions.getOrDefault(command.streamId(), 0L);
    return new CommandResult(
        command.commandId(), command.streamId(), outcome, version, events, code, code);
  }
}

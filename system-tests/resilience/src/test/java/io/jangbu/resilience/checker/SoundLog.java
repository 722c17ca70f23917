package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.time.Outages;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Topics of orders on which all is right, to be spoiled one record at a time. */
final class SoundLog {

  static final Position GARBAGE = new Position("orders.commands", 0, 1_000);

  private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

  final List<Logged<CommandEnvelope<OrderCommand>>> commands = new ArrayList<>();
  final List<Logged<EventEnvelope<OrderEvent>>> events = new ArrayList<>();
  final List<Logged<CommandResult>> results = new ArrayList<>();
  final List<Logged<Position>> deadLetters = new ArrayList<>();
  final List<Logged<String>> unreadable = new ArrayList<>();
  final List<Told<OrderCommand>> told = new ArrayList<>();

  private final Map<String, Snapshot<Order>> orders = new HashMap<>();
  private final Map<UUID, CommandResult> first = new LinkedHashMap<>();

  /** Two orders, one of them delivered, with a refusal, a repetition and some garbage. */
  static SoundLog ofTwoOrders() {
    SoundLog log = new SoundLog();
    OrderCommand create = new CreateOrder("ada", "EUR", List.of(new Line("ink", 2, 450)), 100);
    log.decide("o-1", 0L, create);
    CommandEnvelope<OrderCommand> payment =
        log.decide("o-1", null, new ProcessPayment("p", 1_000, "card"));
    log.decide("o-2", null, create);
    log.decide("o-1", 7L, new ShipOrder("late", null));
    log.decide("o-1", 2L, new ShipOrder("carrier", "t-1"));
    log.decide("o-1", null, new ShipOrder("again", null));
    log.repeat(payment);
    log.decide("o-1", null, new ConfirmDelivery());
    log.unreadable.add(new Logged<>(GARBAGE, "noise"));
    log.deadLetters.add(new Logged<>(new Position("orders.commands.dlt", 0, 0), GARBAGE));
    return log;
  }

  private CommandEnvelope<OrderCommand> decide(
      String orderId, @Nullable Long expected, OrderCommand payload) {
    CommandEnvelope<OrderCommand> command =
        new CommandEnvelope<>(new UUID(7, commands.size()), orderId, expected, null, null, payload);
    Snapshot<Order> order =
        orders.computeIfAbsent(orderId, _ -> Context.ORDERS.newStream().snapshot());
    Judgement<OrderEvent> right = Judgement.of(command, order, Context.ORDERS.decider());
    List<String> ids = new ArrayList<>();
    for (OrderEvent event : right.payloads()) {
      Instant now = BEGIN.plusSeconds(events.size());
      String id = command.commandId().toString();
      EventEnvelope<OrderEvent> envelope =
          new EventEnvelope<>(orderId, order.version() + 1, now, now, id, id, event);
      order = order.plus(envelope, Context.ORDERS.decider());
      events.add(new Logged<>(at("orders.events", events), envelope));
      ids.add(envelope.id().toString());
    }
    orders.put(orderId, order);
    first.put(
        command.commandId(),
        new CommandResult(
            command.commandId(),
            orderId,
            right.outcome(),
            right.version(),
            ids,
            right.code(),
            right.message()));
    told.add(new Told<>(Context.ORDERS, command, 0));
    repeat(command);
    return command;
  }

  private void repeat(CommandEnvelope<OrderCommand> command) {
    commands.add(new Logged<>(at("orders.commands", commands), command));
    CommandResult result = Objects.requireNonNull(first.get(command.commandId()));
    results.add(new Logged<>(at("orders.results", results), result));
    told.stream()
        .filter(each -> each.command().equals(command))
        .forEach(each -> each.hear(Answer.of(result, 1)));
  }

  /** A command that a broker has taken, and of which nothing is on the topics. */
  Told<OrderCommand> sentAndTaken(OrderCommand payload) {
    Told<OrderCommand> sent =
        new Told<>(
            Context.ORDERS,
            new CommandEnvelope<>(new UUID(8, 8), "o-1", null, null, null, payload),
            0);
    sent.taken();
    told.add(sent);
    return sent;
  }

  private static Position at(String topic, List<?> log) {
    return new Position(topic, 3, log.size());
  }

  /** The place of an event. */
  int placeOf(String eventId) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).value().id().toString().equals(eventId)) {
        return i;
      }
    }
    throw new IllegalArgumentException(eventId);
  }

  /** Puts an event there once more, changed. */
  void addAgain(String eventId, UnaryOperator<EventEnvelope<OrderEvent>> change) {
    EventEnvelope<OrderEvent> event = events.get(placeOf(eventId)).value();
    events.add(new Logged<>(at("orders.events", events), change.apply(event)));
  }

  /** Changes the results of an outcome. */
  void change(Outcome outcome, UnaryOperator<CommandResult> change) {
    results.replaceAll(result ->
        result.value().outcome() == outcome
            ? new Logged<>(result.at(), change.apply(result.value()))
            : result);
  }

  Reading<OrderCommand, OrderEvent, Order> reading() {
    return Reading.of(
        Context.ORDERS,
        new ContextLog<>(commands, events, results, deadLetters, unreadable),
        BEGIN);
  }

  Map<String, Snapshot<Order>> folded() {
    return reading().folded();
  }

  List<Fault> faults() {
    return LogCheck.of(reading(), told, Set.of(GARBAGE), Map.of(), new Outages());
  }
}

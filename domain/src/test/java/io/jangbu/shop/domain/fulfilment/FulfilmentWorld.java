package io.jangbu.shop.domain.fulfilment;

import static io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage.AWAITING_PAYMENT;

import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.StreamRejection;
import io.jangbu.core.process.Answer;
import io.jangbu.core.process.Outgoing;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.AnswersAreMissing;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CartWasCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.PaymentIsOverdue;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.ProductDecider;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order, some products and the process between them, as the engine runs them: what one stream
 * sends to another arrives in order, but what comes from two arrives as chance will have it. A
 * command that came before has its first outcome. Some commands get lost on the way.
 */
final class FulfilmentWorld {

  static final String ORDER = "o-1";

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  private final Random random;
  private final int losses;
  private final FulfilmentRules rules = new FulfilmentRules(Duration.ofMinutes(30));
  private final Stream<OrderCommand, OrderEvent, Order> order = new Stream<>(new OrderDecider());
  private final Map<String, Stream<InventoryCommand, InventoryEvent, Product>> products =
      new TreeMap<>();
  private final Stream<FulfilmentInput, FulfilmentEvent, FulfilmentState> process =
      new Stream<>(rules);

  /**
   * What is under way: commands by the stream that they are for, inputs by where they come from.
   */
  private final Map<String, Deque<Runnable>> underway = new TreeMap<>();

  /** {@code losses} of a hundred commands to products get lost. */
  FulfilmentWorld(long seed, int losses) {
    this.random = new Random(seed);
    this.losses = losses;
  }

  /** A stream, and what became of the commands that a process has sent to it. */
  private static final class Stream<C, E, S> {
    final Decider<C, E, S> decider;
    final Map<UUID, CommandResult> results = new HashMap<>();
    final List<E> events = new ArrayList<>();
    Snapshot<S> snapshot;

    Stream(Decider<C, E, S> decider) {
      this.decider = decider;
      this.snapshot = Snapshot.empty(decider);
    }
  }

  void stock(String sku, long quantity) {
    var product = new Stream<>(new ProductDecider());
    products.put(sku, product);
    decide(product, sku, null, new RegisterProduct(sku));
    decide(product, sku, null, new ReceiveStock(quantity));
  }

  /** A customer or the shop does something with the order. Null if it is accepted, else why not. */
  @Nullable String does(OrderCommand command) {
    return decideOrder(null, command).code();
  }

  /** A cart of these lines is bought as the order. */
  void checkOut(String cartId, List<Line> lines) {
    input(new CartWasCheckedOut(cartId, "c-1", "EUR", lines, 0, null, "story"));
  }

  /** Nobody has paid in time, if the process still thinks so. */
  void timePasses() {
    if (process.snapshot.state().stage() == AWAITING_PAYMENT) {
      input(new PaymentIsOverdue());
    }
  }

  void receive(String sku, long quantity) {
    decide(stream(sku), sku, null, new ReceiveStock(quantity));
  }

  /** The product's state is rebuilt from its events: what has left none is forgotten. */
  void rebuild(String sku) {
    stream(sku).results.values().removeIf(result -> !result.accepted());
  }

  /** The process sends again what is not answered, if it thinks so. */
  void answersAreMissing() {
    if (process.snapshot.state().awaitsAnswers()) {
      input(new AnswersAreMissing());
    }
  }

  /** Whether something was under way, which has arrived. */
  boolean somethingArrives() {
    List<Deque<Runnable>> queues =
        underway.values().stream().filter(queue -> !queue.isEmpty()).toList();
    if (queues.isEmpty()) {
      return false;
    }
    queues.get(random.nextInt(queues.size())).removeFirst().run();
    return true;
  }

  /** All arrives, and what is lost is sent again until it does. */
  void settle() {
    do {
      while (somethingArrives()) {
        // until nothing is under way
      }
      answersAreMissing();
    } while (process.snapshot.state().awaitsAnswers() || isAnythingUnderway());
  }

  private boolean isAnythingUnderway() {
    return underway.values().stream().anyMatch(queue -> !queue.isEmpty());
  }

  FulfilmentState process() {
    return process.snapshot.state();
  }

  Order order() {
    return order.snapshot.state();
  }

  List<OrderEvent> orderEvents() {
    return order.events;
  }

  List<FulfilmentEvent> processEvents() {
    return process.events;
  }

  Product product(String sku) {
    return stream(sku).snapshot.state();
  }

  private Stream<InventoryCommand, InventoryEvent, Product> stream(String sku) {
    return products.computeIfAbsent(sku, _ -> new Stream<>(new ProductDecider()));
  }

  private CommandResult decideOrder(@Nullable Long expected, OrderCommand command) {
    int before = order.events.size();
    CommandResult result = decide(order, ORDER, expected, command);
    // Each event was appended with the state after it alone: an order's command leads to one.
    for (OrderEvent event : order.events.subList(before, order.events.size())) {
      rules
          .happened("orders", envelope(ORDER, order.snapshot.version(), event), order.snapshot)
          .ifPresent(input -> send("order to process", () -> input(input.command())));
    }
    return result;
  }

  private void input(FulfilmentInput input) {
    Snapshot<FulfilmentState> state = process.snapshot;
    int before = process.events.size();
    decide(process, ORDER, null, input);
    for (FulfilmentEvent event : process.events.subList(before, process.events.size())) {
      EventEnvelope<FulfilmentEvent> envelope = envelope(ORDER, state.version() + 1, event);
      state = state.plus(envelope, rules);
      rules.outgoing(envelope, state).forEach(this::send);
    }
  }

  private void send(Outgoing outgoing) {
    if (outgoing.context().equals("orders")) {
      send("to order", () -> answer(outgoing, toOrder(outgoing), "order to process"));
    } else if (random.nextInt(100) >= losses) {
      String sku = outgoing.streamId();
      send("to " + sku, () -> answer(outgoing, toProduct(outgoing), sku + " to process"));
    }
  }

  private CommandResult toOrder(Outgoing outgoing) {
    UUID id = id(outgoing);
    CommandResult first = order.results.get(id);
    if (first != null) {
      return first;
    }
    CommandResult result =
        decideOrder(outgoing.expectedVersion(), (OrderCommand) outgoing.command());
    order.results.put(id, result);
    return result;
  }

  private CommandResult toProduct(Outgoing outgoing) {
    String sku = outgoing.streamId();
    var product = stream(sku);
    return product.results.computeIfAbsent(
        id(outgoing), _ -> decide(product, sku, null, (InventoryCommand) outgoing.command()));
  }

  private static UUID id(Outgoing outgoing) {
    return UUID.nameUUIDFromBytes(outgoing.step().getBytes(StandardCharsets.UTF_8));
  }

  private void answer(Outgoing outgoing, CommandResult result, String way) {
    FulfilmentInput answer =
        rules.answered(new Answer(ORDER, outgoing.step(), outgoing.context(), result));
    send(way, () -> input(answer));
  }

  private void send(String way, Runnable arrival) {
    underway.computeIfAbsent(way, _ -> new ArrayDeque<>()).add(arrival);
  }

  private static <C, E, S> CommandResult decide(
      Stream<C, E, S> stream, String id, @Nullable Long expected, C command) {
    UUID commandId = new UUID(0, 0);
    long version = stream.snapshot.version();
    if (expected != null && expected != version) {
      return new CommandResult(
          commandId,
          id,
          Outcome.REJECTED,
          version,
          List.of(),
          StreamRejection.VERSION_CONFLICT.name(),
          "");
    }
    Decision<E> decision = stream.decider.decide(command, stream.snapshot.state());
    if (decision instanceof Rejected<E>(var code, var message)) {
      return new CommandResult(
          commandId, id, Outcome.REJECTED, version, List.of(), code.name(), message);
    }
    for (E event : ((Accepted<E>) decision).events()) {
      stream.snapshot =
          stream.snapshot.plus(envelope(id, stream.snapshot.version() + 1, event), stream.decider);
      stream.events.add(event);
    }
    return new CommandResult(
        commandId, id, Outcome.ACCEPTED, stream.snapshot.version(), List.of(), null, null);
  }

  private static <E> EventEnvelope<E> envelope(String id, long version, E event) {
    return new EventEnvelope<>(id, version, TIME, TIME, "story", "cause", event);
  }
}

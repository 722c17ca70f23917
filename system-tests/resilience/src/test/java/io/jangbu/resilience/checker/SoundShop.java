package io.jangbu.resilience.checker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.GiveBack;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.process.Answer;
import io.jangbu.core.process.Outgoing;
import io.jangbu.core.process.ProcessStep;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Journal;
import io.jangbu.resilience.load.Way;
import io.jangbu.resilience.time.Outages;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.UniqueReferences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a shop on which all is right: what is sent is decided at once, and all that follows
 * from it, as the pages on processes and on unique values say. To be spoiled one record at a time.
 */
final class SoundShop {

  private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

  final SoundTopics<OrderCommand, OrderEvent, Order> orders = new SoundTopics<>(Context.ORDERS);
  final SoundTopics<InventoryCommand, InventoryEvent, Product> inventory =
      new SoundTopics<>(Context.INVENTORY);
  final SoundTopics<CartCommand, CartEvent, Cart> carts = new SoundTopics<>(Context.CARTS);
  final SoundTopics<FulfilmentInput, FulfilmentEvent, FulfilmentState> fulfilment =
      new SoundTopics<>(Context.FULFILMENT);
  final SoundTopics<ClaimCommand, ClaimEvent, ClaimState> claims =
      new SoundTopics<>(Context.CLAIMS);
  final Outages outages = new Outages();

  private final Journal journal = new Journal();
  private final UniqueReferences unique = new UniqueReferences();
  private final Deque<Runnable> underWay = new ArrayDeque<>();
  private Instant now = BEGIN;
  private Duration untilHeard = Duration.ZERO;
  private int sent;

  /** What is wrong with them: nothing as long as nobody spoils them. */
  List<Fault> faults() {
    return ShopCheck.of(log(), journal, Set.of(), outages);
  }

  ShopLog log() {
    return new ShopLog(
        orders.reading(now),
        inventory.reading(now),
        carts.reading(now),
        fulfilment.reading(now),
        claims.reading(now));
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** From now on a process hears so late of what has happened to it. */
  void hearsAfter(Duration untilHeard) {
    this.untilHeard = untilHeard;
  }

  /** Somebody sends a command. */
  <C> CommandEnvelope<C> send(SoundTopics<C, ?, ?> to, String streamId, C payload) {
    CommandEnvelope<C> command =
        new CommandEnvelope<>(new UUID(3, sent++), streamId, null, null, null, payload);
    journal.sending(to.context, command, Way.TOPIC);
    forward(to, command, Map.of());
    decideAll();
    return command;
  }

  /** The same command comes once more. */
  <C> void sendAgain(SoundTopics<C, ?, ?> to, CommandEnvelope<C> command) {
    forward(to, command, Map.of());
    decideAll();
  }

  /** The deadline of that name is reached, so long after it was due. */
  <C, E, S> void reach(SoundTopics<C, E, S> topics, String streamId, String name, Duration late) {
    Snapshot<S> stream = topics.stream(streamId);
    Instant at = Objects.requireNonNull(topics.context.deadlines().of(stream).get(name));
    now = at.plus(late);
    String unique =
        "%s/%s/%d/%s/%s".formatted(topics.context.name(), streamId, stream.version(), name, at);
    CommandEnvelope<C> command =
        new CommandEnvelope<>(
            id(unique),
            streamId,
            null,
            at,
            topics.context.deadlines().correlationId(stream),
            topics.context.deadlines().reached(name));
    if (topics.context.decider().decide(command.payload(), stream.state())
        instanceof Decision.Accepted<E>(var events)) {
      append(topics, command, events);
      decideAll();
    }
  }

  private <C, E, S> void forward(
      SoundTopics<C, E, S> to, CommandEnvelope<C> command, Map<String, String> headers) {
    underWay.add(() -> decide(to, command, headers));
  }

  private void decideAll() {
    while (!underWay.isEmpty()) {
      underWay.removeFirst().run();
    }
  }

  private <C, E, S> void decide(
      SoundTopics<C, E, S> to, CommandEnvelope<C> command, Map<String, String> headers) {
    now = now.plusMillis(1);
    Logged<CommandEnvelope<C>> record = to.sent(command, headers, now);
    String header = headers.get(ClaimHeaders.NAME);
    CommandResult result = to.remembered.get(command.commandId());
    boolean again = result != null;
    if (result == null) {
      Judgement<E> right =
          Judgement.of(command, to.stream(command.streamId()), to.context.decider());
      Claim claim = claim(command);
      if (claim != null && right.outcome() == Outcome.ACCEPTED) {
        if (header == null) {
          ask(record, claim);
          return;
        }
        right = judged(right, header);
      }
      List<String> events = append(to, command, right.payloads());
      result =
          new CommandResult(
              command.commandId(),
              command.streamId(),
              right.outcome(),
              right.version(),
              events,
              right.code(),
              right.message());
      to.remembered.put(command.commandId(), result);
    }
    to.answered(result, now);
    if (header != null && header.startsWith("granted") && (again || result.events().isEmpty())) {
      settle(record, header.split("/", -1)[1]);
    }
    answer(to, command, headers, result);
  }

  private @Nullable Claim claim(CommandEnvelope<?> command) {
    return command.payload() instanceof OrderCommand order ? unique.asked(order) : null;
  }

  private <E> Judgement<E> judged(Judgement<E> right, String header) {
    String[] parts = header.split("/", -1);
    return parts[0].equals("granted")
        ? right
        : new Judgement<>(
            Outcome.REJECTED,
            right.version() - right.payloads().size(),
            List.of(),
            unique.taken().name(),
            unique.takenBy(parts[2]));
  }

  private void ask(Logged<? extends CommandEnvelope<?>> record, Claim claim) {
    @SuppressWarnings("unchecked") // nothing else has claims
    CommandEnvelope<OrderCommand> command = (CommandEnvelope<OrderCommand>) record.value();
    Pending pending =
        new Pending(
            Context.ORDERS.name(),
            command.streamId(),
            command.commandId().toString(),
            base64(Context.ORDERS.codec().encodeCommand(command)),
            record.headers().entrySet().stream()
                .map(each ->
                    new Pending.PendingHeader(
                        each.getKey(), base64(each.getValue().getBytes(UTF_8))))
                .toList());
    toClaim("ask/" + at(record), claim.id(), new Ask(pending));
  }

  private void settle(Logged<? extends CommandEnvelope<?>> record, String claimId) {
    String orderId = record.value().streamId();
    toClaim(
        "settle/" + at(record),
        claimId,
        claimId.equals(unique.held(orders.stream(orderId).state()))
            ? new Confirm(orderId)
            : new GiveBack(orderId, record.value().commandId().toString()));
  }

  private static String at(Logged<? extends CommandEnvelope<?>> record) {
    return "orders/%d/%d/%d/%s"
        .formatted(
            record.at().partition(),
            record.at().offset(),
            record.appended().toEpochMilli(),
            record.value().commandId());
  }

  private void toClaim(String cause, String claimId, ClaimCommand command) {
    forward(
        claims,
        new CommandEnvelope<>(id("claims<" + cause), claimId, null, null, null, command),
        Map.of());
  }

  private void answer(
      SoundTopics<?, ?, ?> from,
      CommandEnvelope<?> command,
      Map<String, String> headers,
      CommandResult result) {
    if (command.payload() instanceof Ask(var pending)) {
      String answer =
          result.accepted()
              ? "granted/" + command.streamId()
              : "taken/%s/%s".formatted(command.streamId(), result.message());
      Map<String, String> handed = new HashMap<>(Map.of(ClaimHeaders.NAME, answer));
      Base64.Decoder base64 = Base64.getDecoder();
      pending
          .headers()
          .forEach(each -> handed.put(each.name(), new String(base64.decode(each.value()), UTF_8)));
      forward(
          orders, Context.ORDERS.codec().decodeCommand(base64.decode(pending.command())), handed);
    }
    String step = headers.get(Sendings.PROCESS);
    if (step != null) {
      ProcessStep of = ProcessStep.parse(step).orElseThrow();
      toProcess(
          "answer/" + command.commandId() + (result.accepted() ? "" : "/" + result.code()),
          of.processId(),
          Context.FULFILMENT_RULES.answered(
              new Answer(of.processId(), of.step(), from.context.name(), result)));
    }
  }

  private void toProcess(String cause, String processId, FulfilmentInput input) {
    Duration late = untilHeard;
    underWay.add(() -> pass(late));
    forward(
        fulfilment,
        new CommandEnvelope<>(id("fulfilment<" + cause), processId, null, null, null, input),
        Map.of());
  }

  private <C, E, S> List<String> append(
      SoundTopics<C, E, S> to, CommandEnvelope<C> command, List<E> payloads) {
    List<String> ids = new ArrayList<>();
    for (E payload : payloads) {
      Snapshot<S> before = to.stream(command.streamId());
      EventEnvelope<E> event =
          new EventEnvelope<>(
              command.streamId(),
              before.version() + 1,
              command.occurredAt() == null ? now : command.occurredAt(),
              now,
              command.correlation(),
              command.commandId().toString(),
              payload);
      follow(to.context.name(), event, before.state(), to.appended(event));
      ids.add(event.id().toString());
    }
    return ids;
  }

  private void follow(
      String context, EventEnvelope<?> event, @Nullable Object before, Snapshot<?> after) {
    if (Context.FULFILMENT_RULES.hears().contains(context)) {
      Context.FULFILMENT_RULES
          .happened(context, event, after)
          .ifPresent(
              input -> toProcess(context + "/" + event.id(), input.processId(), input.command()));
    }
    if (before instanceof Order was && after.state() instanceof Order is) {
      String had = unique.held(was);
      String has = unique.held(is);
      if (had != null && has == null) {
        toClaim("release/orders/" + event.id(), had, new Release(event.streamId()));
      } else if (had == null && has != null) {
        toClaim("confirm/orders/" + event.id(), has, new Confirm(event.streamId()));
      }
    }
    if (event.payload() instanceof FulfilmentEvent payload
        && after.state() instanceof FulfilmentState state) {
      send(event, payload, state);
    }
  }

  private void send(EventEnvelope<?> event, FulfilmentEvent payload, FulfilmentState state) {
    EventEnvelope<FulfilmentEvent> own = SoundTopics.with(event, payload);
    Snapshot<FulfilmentState> process = new Snapshot<>(state, event.version(), now, now);
    for (Outgoing outgoing : Context.FULFILMENT_RULES.outgoing(own, process)) {
      ProcessStep step =
          new ProcessStep(Context.FULFILMENT.name(), event.streamId(), outgoing.step());
      Map<String, String> headers = Map.of(Sendings.PROCESS, step.toString());
      switch (outgoing.command()) {
        case OrderCommand command -> forward(orders, sent(step, outgoing, command), headers);
        case InventoryCommand command -> forward(inventory, sent(step, outgoing, command), headers);
        default -> throw new IllegalArgumentException(outgoing.toString());
      }
    }
  }

  private static <C> CommandEnvelope<C> sent(ProcessStep step, Outgoing outgoing, C command) {
    return new CommandEnvelope<>(
        step.commandId(), outgoing.streamId(), outgoing.expectedVersion(), null, null, command);
  }

  private static UUID id(String cause) {
    return UUID.nameUUIDFromBytes(cause.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

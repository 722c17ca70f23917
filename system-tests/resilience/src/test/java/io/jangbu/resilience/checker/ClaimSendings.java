package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.GiveBack;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimEvent.ClaimReminded;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.core.claim.ClaimState.Asked;
import io.jangbu.core.claim.Pending;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.context.Folding;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.UniqueReferences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes between orders and claims: a command asks for its claim, the claim hands it on with its
 * answer, and what becomes of the order confirms, releases or gives back the claim.
 */
final class ClaimSendings {

  private final ShopLog shop;
  private final Sendings sendings;
  private final UniqueReferences unique = new UniqueReferences();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<UUID, Integer> asked = new HashMap<>();

  /** What a record of an order's command may ask, or settle, by the id that it has then. */
  private final Map<UUID, CommandEnvelope<OrderCommand>> mayAsk = new HashMap<>();

  private final Map<UUID, CommandEnvelope<OrderCommand>> maySettle = new HashMap<>();

  private ClaimSendings(ShopLog shop, Sendings sendings) {
    this.shop = shop;
    this.sendings = sendings;
  }

  /** Adds them. */
  static ClaimSendings of(ShopLog shop, Sendings sendings) {
    ClaimSendings claims = new ClaimSendings(shop, sendings);
    claims.confirmOrRelease();
    claims.readCommands();
    claims.askAndSettle();
    claims.hand();
    return claims;
  }

  /** What is wrong with them beyond what is sent too often or not at all. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** How often each command of an order went to its claim, instead of being answered. */
  Map<UUID, Integer> asked() {
    return Map.copyOf(asked);
  }

  private void confirmOrRelease() {
    for (String orderId : shop.orders().streams().ids()) {
      Folding<OrderEvent, Order> order = Context.ORDERS.newStream();
      for (Logged<EventEnvelope<OrderEvent>> event :
          shop.orders().streams().events(orderId).values()) {
        String had = unique.held(order.snapshot().state());
        order.apply(event.value());
        String has = unique.held(order.snapshot().state());
        if (had != null && !had.equals(has)) {
          expect("release/orders/" + event.value().id(), had, new Release(orderId));
        }
        if (has != null && !has.equals(had)) {
          expect("confirm/orders/" + event.value().id(), has, new Confirm(orderId));
        }
      }
    }
  }

  private void expect(String cause, String claimId, ClaimCommand command) {
    sendings.expect(
        Context.CLAIMS, new CommandEnvelope<>(id(cause), claimId, null, null, null, command));
  }

  private static UUID id(String cause) {
    return UUID.nameUUIDFromBytes(("claims<" + cause).getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String claimOf(CommandEnvelope<OrderCommand> command) {
    Claim claim = unique.asked(command.payload());
    return claim == null ? null : claim.id();
  }

  private void readCommands() {
    for (Logged<CommandEnvelope<OrderCommand>> command : shop.orders().log().commands()) {
      String claimId = claimOf(command.value());
      if (claimId == null) {
        continue;
      }
      String at =
          "orders/%d/%d/%d/%s"
              .formatted(
                  command.at().partition(),
                  command.at().offset(),
                  command.appended().toEpochMilli(),
                  command.value().commandId());
      String header = command.headers().get(ClaimHeaders.NAME);
      if (header == null) {
        mayAsk.put(id("ask/" + at), command.value());
      } else if (header.equals("granted/" + claimId)) {
        maySettle.put(id("settle/" + at), command.value());
      }
    }
  }

  private void askAndSettle() {
    Map<UUID, Integer> settled = new HashMap<>();
    Set<UUID> seen = new HashSet<>();
    for (Logged<CommandEnvelope<ClaimCommand>> command : shop.claims().log().commands()) {
      CommandEnvelope<ClaimCommand> sent = command.value();
      CommandEnvelope<OrderCommand> asks = mayAsk.get(sent.commandId());
      CommandEnvelope<OrderCommand> settles = maySettle.get(sent.commandId());
      // A second one of the same id is not expected.
      if (!seen.add(sent.commandId())) {
        continue;
      }
      if (asks != null
          && sent.payload() instanceof Ask(var pending)
          && sent.streamId().equals(claimOf(asks))
          && isOf(pending, asks)) {
        sendings.expect(Context.CLAIMS, sent);
        asked.merge(asks.commandId(), 1, Integer::sum);
      } else if (settles != null
          && sent.streamId().equals(claimOf(settles))
          && settles(sent.payload(), settles)) {
        sendings.expect(Context.CLAIMS, sent);
        settled.merge(settles.commandId(), 1, Integer::sum);
      }
    }
    countSettled(settled);
  }

  private static boolean isOf(Pending pending, CommandEnvelope<OrderCommand> command) {
    return pending.context().equals(Context.ORDERS.name())
        && pending.holder().equals(command.streamId())
        && pending.commandId().equals(command.commandId().toString())
        && command(pending).equals(command);
  }

  private static CommandEnvelope<OrderCommand> command(Pending pending) {
    return Context.ORDERS.codec().decodeCommand(Base64.getDecoder().decode(pending.command()));
  }

  private static boolean settles(ClaimCommand settled, CommandEnvelope<OrderCommand> command) {
    return settled.equals(new Confirm(command.streamId()))
        || settled.equals(new GiveBack(command.streamId(), command.commandId().toString()));
  }

  /** What was granted and has led to no event is told to the claim, each time. */
  private void countSettled(Map<UUID, Integer> settled) {
    Set<UUID> withEvents = new HashSet<>();
    for (Logged<CommandResult> result : shop.orders().log().results()) {
      if (!result.value().events().isEmpty()) {
        withEvents.add(result.value().commandId());
      }
    }
    Map<UUID, Integer> granted = new HashMap<>();
    maySettle.values().forEach(command -> granted.merge(command.commandId(), 1, Integer::sum));
    granted.forEach((id, times) -> {
      int right = times - (withEvents.contains(id) ? 1 : 0);
      int there = settled.getOrDefault(id, 0);
      if (there < right) {
        faults.add(
            Fault.of(
                Kind.LOST,
                id.toString(),
                "its claim heard %d times what became of it, instead of %d times"
                    .formatted(there, right)));
      }
    });
  }

  private void hand() {
    Map<UUID, CommandEnvelope<ClaimCommand>> commands = new HashMap<>();
    for (Logged<CommandEnvelope<ClaimCommand>> command : shop.claims().log().commands()) {
      commands.put(command.value().commandId(), command.value());
    }
    for (Logged<CommandResult> result : shop.claims().log().results()) {
      CommandEnvelope<ClaimCommand> command = commands.get(result.value().commandId());
      if (command != null && command.payload() instanceof Ask(var pending)) {
        hand(pending, answer(command.streamId(), result.value()));
      } else if (command != null
          && command.payload() instanceof Confirm
          && !result.value().accepted()) {
        faults.add(
            Fault.of(
                Kind.CLAIM,
                command.streamId(),
                command + " is another's: " + result.value(),
                result.at()));
      }
    }
    for (String claimId : shop.claims().streams().ids()) {
      remind(claimId);
    }
  }

  private void remind(String claimId) {
    Folding<ClaimEvent, ClaimState> claim = Context.CLAIMS.newStream();
    for (Logged<EventEnvelope<ClaimEvent>> event :
        shop.claims().streams().events(claimId).values()) {
      claim.apply(event.value());
      if (event.value().payload() instanceof ClaimReminded
          && claim.snapshot().state() instanceof Asked(var pending, _)) {
        hand(pending, "granted/" + claimId);
      }
    }
  }

  private void hand(Pending pending, String answer) {
    String process =
        pending.headers().stream()
            .filter(header -> header.name().equals(Sendings.PROCESS))
            .map(header ->
                new String(Base64.getDecoder().decode(header.value()), StandardCharsets.UTF_8))
            .findFirst()
            .orElse("");
    sendings.expect(Context.ORDERS.name(), command(pending), process, answer);
  }

  private static String answer(String claimId, CommandResult result) {
    return result.accepted()
        ? "granted/" + claimId
        : "taken/" + claimId + "/" + Objects.requireNonNullElse(result.message(), "");
  }
}

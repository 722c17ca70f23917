package io.jangbu.shop.domain.fulfilment;

import static io.jangbu.core.Decision.acceptUnchanged;
import static io.jangbu.shop.domain.fulfilment.FulfilmentDecider.accept;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.StreamRejection;
import io.jangbu.core.process.CannotGoOnException;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompensated;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompleted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineDispatched;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReleased;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.inventory.InventoryRejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a fulfilment makes of the answers to its commands. */
final class FulfilmentAnswers {

  /** There is nothing that could be released or dispatched. */
  private static final Set<String> NOTHING_THERE =
      Set.of(InventoryRejection.NOT_RESERVED.name(), InventoryRejection.PRODUCT_NOT_FOUND.name());

  Decision<FulfilmentEvent> decide(CommandWasAnswered answer, FulfilmentState state) {
    String[] step = answer.step().split("/", -1);
    String about = step.length > 1 ? step[1] : "";
    return switch (step[0]) {
      case FulfilmentSteps.CREATE -> created(about, answer.code(), state);
      case FulfilmentSteps.RESERVE -> reserved(about, answer.code(), state);
      case FulfilmentSteps.CONFIRM -> confirmed(answer.code(), state);
      case FulfilmentSteps.CANCEL -> cancelled(answer, state);
      case FulfilmentSteps.RELEASE -> released(about, answer.code(), state);
      case FulfilmentSteps.DISPATCH -> dispatched(about, answer.code(), state);
      default -> throw new CannotGoOnException("a step that it does not know was answered");
    };
  }

  private static Decision<FulfilmentEvent> created(
      String cartId, @Nullable String code, FulfilmentState state) {
    if (!state.isAskedBy(cartId)) {
      return acceptUnchanged();
    }
    return accept(code == null ? new OrderAccepted(cartId) : new OrderRefused(cartId, code));
  }

  private static Decision<FulfilmentEvent> reserved(
      String sku, @Nullable String code, FulfilmentState state) {
    if (!state.is(sku, LineStatus.ASKED)) {
      return acceptUnchanged();
    }
    if (code == null) {
      return accept(new LineReserved(sku));
    }
    List<FulfilmentEvent> events = new ArrayList<>();
    events.add(new LineRefused(sku, code));
    if (state.stage() == Stage.RESERVING) {
      events.add(new CancellationRequested(state.orderVersion(), CancellationReason.OUT_OF_STOCK));
    }
    return ended(events, state);
  }

  /** That it was accepted is heard of before, as an event of the order. */
  private static Decision<FulfilmentEvent> confirmed(@Nullable String code, FulfilmentState state) {
    if (code == null || state.stage() != Stage.CONFIRMING) {
      return acceptUnchanged();
    }
    // The order's cancellation was heard of before, too.
    throw new CannotGoOnException("the order does not take that its stock is reserved: " + code);
  }

  private static Decision<FulfilmentEvent> cancelled(
      CommandWasAnswered answer, FulfilmentState state) {
    String code = answer.code();
    if (code == null || state.stage() != Stage.CANCELLING) {
      return acceptUnchanged();
    }
    if (code.equals(StreamRejection.VERSION_CONFLICT.name())) {
      // Whatever has changed the order was heard of before: it is still to be cancelled.
      return accept(
          new CancellationRequested(
              answer.version(), CancellationReason.of(String.valueOf(state.reason()))));
    }
    throw new CannotGoOnException("the order is not to be cancelled: " + code);
  }

  private static Decision<FulfilmentEvent> released(
      String sku, @Nullable String code, FulfilmentState state) {
    if (!state.is(sku, LineStatus.RELEASING)) {
      return acceptUnchanged();
    }
    return isOver(code)
        ? ended(List.of(new LineReleased(sku, code)), state)
        : accept(new LineNotAccepted(sku, String.valueOf(code)));
  }

  private static Decision<FulfilmentEvent> dispatched(
      String sku, @Nullable String code, FulfilmentState state) {
    if (!state.is(sku, LineStatus.DISPATCHING)) {
      return acceptUnchanged();
    }
    return isOver(code)
        ? ended(List.of(new LineDispatched(sku, code)), state)
        : accept(new LineNotAccepted(sku, String.valueOf(code)));
  }

  private static boolean isOver(@Nullable String code) {
    return code == null || NOTHING_THERE.contains(code);
  }

  /** With the process's end, if these events are what it has waited for. */
  private static Decision<FulfilmentEvent> ended(
      List<FulfilmentEvent> events, FulfilmentState state) {
    FulfilmentFold fold = new FulfilmentFold();
    FulfilmentState after = state;
    for (FulfilmentEvent event : events) {
      after = fold.evolve(after, event);
    }
    List<FulfilmentEvent> all = new ArrayList<>(events);
    if (after.stage() == Stage.RELEASING && after.nothingReserved()) {
      all.add(new FulfilmentCompensated(CancellationReason.of(String.valueOf(after.reason()))));
    } else if (after.stage() == Stage.AWAITING_DELIVERY && after.delivered()) {
      all.add(new FulfilmentCompleted());
    }
    return new Accepted<>(all);
  }
}

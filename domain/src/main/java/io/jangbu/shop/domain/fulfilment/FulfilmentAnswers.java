package io.jangbu.shop.domain.fulfilment;

import static io.jangbu.core.Decision.accept;
import static io.jangbu.core.Decision.acceptUnchanged;

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
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderNotAccepted;
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

  /** There is nothing that could be released or dispatched, nor ever will be. */
  private static final Set<String> NOTHING_THERE =
      Set.of(
          InventoryRejection.NOT_RESERVED.name(),
          InventoryRejection.PRODUCT_NOT_FOUND.name(),
          StreamRejection.STREAM_INCOMPLETE.name());

  /** Somebody else has used the command's id: it says nothing of what was asked. */
  private static final String NOT_ASKED = StreamRejection.COMMAND_ID_REUSED.name();

  Decision<FulfilmentEvent> decide(CommandWasAnswered answer, FulfilmentState state) {
    String[] step = answer.step().split("/", -1);
    String about = step.length > 1 ? step[1] : "";
    return switch (step[0]) {
      case FulfilmentSteps.CREATE -> created(about, answer.code(), answer.version(), state);
      case FulfilmentSteps.RESERVE -> reserved(about, answer.code(), state);
      case FulfilmentSteps.CONFIRM -> confirmed(answer.code(), state);
      case FulfilmentSteps.CANCEL -> cancelled(answer, state);
      case FulfilmentSteps.RELEASE -> released(about, answer.code(), state);
      case FulfilmentSteps.DISPATCH -> dispatched(about, answer.code(), state);
      default -> acceptUnchanged();
    };
  }

  private static Decision<FulfilmentEvent> created(
      String cartId, @Nullable String code, long version, FulfilmentState state) {
    if (!state.isAskedBy(cartId)) {
      return acceptUnchanged();
    }
    if (code != null) {
      return accept(new OrderRefused(cartId, code));
    }
    List<FulfilmentEvent> events = new ArrayList<>();
    events.add(new OrderAccepted(cartId));
    if (!state.hasOrder()) {
      // That it was created is heard of before, unless an operator has abandoned it.
      events.addAll(FulfilmentBeginning.of(version, state.linesOf(cartId), state.story()));
    }
    return new Accepted<>(events);
  }

  private static Decision<FulfilmentEvent> reserved(
      String sku, @Nullable String code, FulfilmentState state) {
    if (code == null && state.is(sku, LineStatus.REFUSED)) {
      // Sent again before the refusal was heard of, and by then forgotten in a rebuild.
      return accept(new LineReserved(sku));
    }
    if (!state.is(sku, LineStatus.ASKED)) {
      return acceptUnchanged();
    }
    if (code == null) {
      return accept(new LineReserved(sku));
    }
    if (code.equals(NOT_ASKED)) {
      return accept(new LineNotAccepted(sku, code));
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
    return accept(new OrderNotAccepted(FulfilmentSteps.CONFIRM, code));
  }

  private static Decision<FulfilmentEvent> cancelled(
      CommandWasAnswered answer, FulfilmentState state) {
    String code = answer.code();
    if (code == null || state.stage() != Stage.CANCELLING) {
      return acceptUnchanged();
    }
    if (!code.equals(StreamRejection.VERSION_CONFLICT.name())) {
      return accept(new OrderNotAccepted(FulfilmentSteps.CANCEL, code));
    }
    CancellationReason reason = CancellationReason.of(String.valueOf(state.reason()));
    if (reason == CancellationReason.UNPAID) {
      // A payment would have been heard of before, unless an operator has abandoned it.
      throw new CannotGoOnException(
          "the order has changed, and the process has not heard how: it may be paid");
    }
    // It cannot be paid as long as its stock is pending: it is still to be cancelled.
    return accept(new CancellationRequested(answer.version(), reason));
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

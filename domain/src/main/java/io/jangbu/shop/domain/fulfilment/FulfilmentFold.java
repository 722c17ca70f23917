package io.jangbu.shop.domain.fulfilment;

import io.jangbu.core.Fold;
import io.jangbu.core.StreamId;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.AnswersMissed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DeliveryNoted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DispatchRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompensated;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompleted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineDispatched;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReleased;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentAwaited;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentReceived;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessParked;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessResumed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ReleaseRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Checkout;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Refusal;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.ReservedLine;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;

/** What the events of a fulfilment add up to. */
public final class FulfilmentFold implements Fold<FulfilmentEvent, FulfilmentState> {

  @Override
  public FulfilmentState initialState() {
    return FulfilmentState.NONE;
  }

  @Override
  public FulfilmentState evolve(FulfilmentState state, FulfilmentEvent event) {
    FulfilmentDraft draft = new FulfilmentDraft(state);
    change(draft, event);
    return draft.done();
  }

  /** Each event that is expected leads to another state. */
  @Override
  public boolean expects(FulfilmentState state, FulfilmentEvent event) {
    return !evolve(state, event).equals(state);
  }

  private static void change(FulfilmentDraft draft, FulfilmentEvent event) {
    switch (event) {
      case OrderRequested request -> request(draft, request);
      case OrderAccepted(var cartId) -> {
        draft.answered(cartId);
        draft.cartId = cartId;
      }
      case OrderRefused(var cartId, var code) -> refuse(draft, new Refusal(cartId, code));
      case FulfilmentStarted started -> start(draft, started);
      case LineReserved(var sku) -> reserve(draft, sku);
      case LineRefused(var sku, _) -> draft.line(sku, LineStatus.REFUSED);
      case PaymentAwaited(var version, var dueAt) -> {
        go(draft, version, Stage.AWAITING_PAYMENT);
        draft.paymentDue = dueAt;
      }
      case PaymentDeadlinePassed() -> draft.paymentDue = null;
      case PaymentReceived(var version) -> {
        go(draft, version, Stage.AWAITING_SHIPMENT);
        draft.paymentDue = null;
        draft.reason = null;
      }
      case CancellationRequested(var version, var reason) -> {
        go(draft, version, Stage.CANCELLING);
        draft.reason = reason.name();
        draft.cancellations++;
      }
      case ReleaseRequested(var version, var reason) -> {
        go(draft, version, Stage.RELEASING);
        draft.paymentDue = null;
        draft.reason = reason.name();
        draft.reserved(LineStatus.RELEASING);
      }
      case LineReleased(var sku, _) -> draft.line(sku, LineStatus.RELEASED);
      case DispatchRequested(var version) -> {
        go(draft, version, Stage.DISPATCHING);
        draft.reserved(LineStatus.DISPATCHING);
      }
      case LineDispatched(var sku, _) -> dispatch(draft, sku);
      case OrderNotAccepted _ -> draft.rejections++;
      case LineNotAccepted(var sku, _) ->
          draft.lines(line -> line.sku().equals(sku), ReservedLine::rejected);
      case DeliveryNoted(var version) -> {
        draft.orderVersion = version;
        draft.delivered = true;
      }
      case AnswersMissed() -> draft.missed++;
      case FulfilmentCompleted() -> draft.stage = Stage.COMPLETED;
      case FulfilmentCompensated(var reason) -> {
        draft.stage = Stage.COMPENSATED;
        draft.reason = reason.name();
      }
      case ProcessParked(var reason) -> draft.parked = reason;
      case ProcessResumed() -> {
        draft.parked = null;
        draft.missed = 0;
      }
    }
  }

  private static void begin(FulfilmentDraft draft, int rules) {
    if (draft.rules == 0) {
      draft.rules = rules;
    }
  }

  private static void request(FulfilmentDraft draft, OrderRequested request) {
    begin(draft, request.rules());
    if (!draft.hasOrder()) {
      draft.stage = Stage.ORDERING;
      draft.story = request.correlationId();
      draft.reason = null;
    }
    draft.ask(
        new Checkout(
            request.cartId(),
            request.customerId(),
            request.currency(),
            request.lines(),
            request.shippingFee(),
            request.reference()));
  }

  private static void refuse(FulfilmentDraft draft, Refusal refusal) {
    draft.refuse(refusal);
    if (draft.stage == Stage.ORDERING && draft.asksForNoOrder()) {
      draft.stage = Stage.COMPENSATED;
      draft.reason = refusal.code();
    }
  }

  private static void start(FulfilmentDraft draft, FulfilmentStarted started) {
    begin(draft, started.rules());
    go(draft, started.orderVersion(), Stage.RESERVING);
    draft.story = started.correlationId();
    draft.reason = null;
    draft.lines =
        started.lines().stream()
            .map(line ->
                new ReservedLine(
                    line.sku(),
                    line.quantity(),
                    // What has not the form of a stream's id is no product.
                    StreamId.isValid(line.sku()) ? LineStatus.ASKED : LineStatus.REFUSED,
                    0))
            .toList();
  }

  private static void reserve(FulfilmentDraft draft, String sku) {
    if (draft.stage == Stage.COMPENSATED) {
      draft.stage = Stage.RELEASING;
    }
    draft.line(sku, draft.stage == Stage.RELEASING ? LineStatus.RELEASING : LineStatus.RESERVED);
    if (draft.stage == Stage.RESERVING && draft.all(LineStatus.RESERVED)) {
      draft.stage = Stage.CONFIRMING;
    }
  }

  private static void dispatch(FulfilmentDraft draft, String sku) {
    draft.line(sku, LineStatus.DISPATCHED);
    if (draft.stage == Stage.DISPATCHING && draft.all(LineStatus.DISPATCHED)) {
      draft.stage = Stage.AWAITING_DELIVERY;
    }
  }

  private static void go(FulfilmentDraft draft, long orderVersion, Stage stage) {
    draft.orderVersion = orderVersion;
    draft.stage = stage;
    draft.missed = 0;
  }
}

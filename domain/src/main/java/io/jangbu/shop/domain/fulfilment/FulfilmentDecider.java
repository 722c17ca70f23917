package io.jangbu.shop.domain.fulfilment;

import static io.jangbu.core.Decision.acceptUnchanged;
import static io.jangbu.core.Decision.reject;
import static io.jangbu.shop.domain.fulfilment.CancellationReason.UNPAID;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.process.CannotGoOnException;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.AnswersMissed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DeliveryNoted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DispatchRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompensated;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompleted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentAwaited;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentReceived;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ReleaseRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.AnswersAreMissing;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CartWasCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCancelled;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCreated;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasDelivered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasPaid;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasShipped;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.PaymentIsOverdue;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.StockWasConfirmed;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.order.OrderRejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a fulfilment makes of what has happened. What it does not expect any more leaves it as it
 * is: an order goes on while answers are under way.
 */
final class FulfilmentDecider {

  /**
   * Then an operator has to look, if commands are rejected. With pauses that double, it is some
   * hours after the first. What is not answered at all is sent each hour.
   */
  private static final int MOST_MISSED = 10;

  /** Carts that wait to be the same order. Each is kept as long as it does. */
  private static final int MOST_CHECKOUTS = 10;

  private final Duration paymentDeadline;
  private final FulfilmentAnswers answers = new FulfilmentAnswers();

  FulfilmentDecider(Duration paymentDeadline) {
    this.paymentDeadline = paymentDeadline;
  }

  Decision<FulfilmentEvent> decide(FulfilmentInput input, FulfilmentState state) {
    return switch (input) {
      case CartWasCheckedOut cart -> request(cart, state);
      case OrderWasCreated created -> start(created, state);
      case FulfilmentInput _ when state.stage() == Stage.NONE ->
          reject(FulfilmentRejection.PROCESS_NOT_FOUND, "there is no such process");
      case CommandWasAnswered answer -> answers.decide(answer, state);
      case StockWasConfirmed(var version, var at) -> awaitPayment(version, at, state);
      case OrderWasPaid(var version) -> pay(version, state);
      case PaymentIsOverdue() -> overdue(state);
      case OrderWasShipped(var version) ->
          state.stage() == Stage.AWAITING_SHIPMENT
              ? accept(new DispatchRequested(version))
              : acceptUnchanged();
      case OrderWasDelivered(var version) -> deliver(version, state);
      case OrderWasCancelled(var version, var reason) -> release(version, reason, state);
      case AnswersAreMissing() -> miss(state);
    };
  }

  /** An order that there is can be no other cart's, nor one that several are waiting to be. */
  private static Decision<FulfilmentEvent> request(CartWasCheckedOut cart, FulfilmentState state) {
    return state.hasOrder() || state.checkouts().size() >= MOST_CHECKOUTS
        ? accept(new OrderRefused(cart.cartId(), OrderRejection.ORDER_EXISTS.name()))
        : accept(requested(cart));
  }

  private static OrderRequested requested(CartWasCheckedOut cart) {
    return new OrderRequested(
        FulfilmentRules.VERSION,
        cart.cartId(),
        cart.customerId(),
        cart.currency(),
        cart.lines(),
        cart.shippingFee(),
        cart.reference(),
        cart.correlationId());
  }

  private static Decision<FulfilmentEvent> start(OrderWasCreated created, FulfilmentState state) {
    if (state.hasOrder()) {
      return acceptUnchanged();
    }
    return new Accepted<>(
        FulfilmentBeginning.of(created.orderVersion(), created.lines(), created.correlationId()));
  }

  private Decision<FulfilmentEvent> awaitPayment(long version, Instant at, FulfilmentState state) {
    return state.stage() == Stage.CONFIRMING
        ? accept(new PaymentAwaited(version, at.plus(paymentDeadline)))
        : acceptUnchanged();
  }

  /** Also where its cancellation is asked for: that was decided on a version that is no more. */
  private static Decision<FulfilmentEvent> pay(long version, FulfilmentState state) {
    return state.stage() == Stage.AWAITING_PAYMENT || state.stage() == Stage.CANCELLING
        ? accept(new PaymentReceived(version))
        : acceptUnchanged();
  }

  private static Decision<FulfilmentEvent> overdue(FulfilmentState state) {
    return state.stage() == Stage.AWAITING_PAYMENT
        ? accept(
            new PaymentDeadlinePassed(), new CancellationRequested(state.orderVersion(), UNPAID))
        : acceptUnchanged();
  }

  private static Decision<FulfilmentEvent> deliver(long version, FulfilmentState state) {
    return switch (state.stage()) {
      case DISPATCHING -> accept(new DeliveryNoted(version));
      case AWAITING_DELIVERY -> accept(new DeliveryNoted(version), new FulfilmentCompleted());
      default -> acceptUnchanged();
    };
  }

  private static Decision<FulfilmentEvent> release(
      long version, CancellationReason told, FulfilmentState state) {
    if (!state.isRunning() || state.stage() == Stage.RELEASING) {
      return acceptUnchanged();
    }
    // Whoever else cancels an order may call it what he likes.
    boolean own = state.stage() == Stage.CANCELLING && told.name().equals(state.reason());
    CancellationReason reason = own ? told : CancellationReason.CANCELLED;
    ReleaseRequested release = new ReleaseRequested(version, reason);
    boolean over = state.lines().stream().allMatch(line -> line.status() == LineStatus.REFUSED);
    return over ? accept(release, new FulfilmentCompensated(reason)) : accept(release);
  }

  private static Decision<FulfilmentEvent> miss(FulfilmentState state) {
    if (!state.awaitsAnswers()) {
      return acceptUnchanged();
    }
    if (state.missed() >= MOST_MISSED && state.wasRejected()) {
      throw new CannotGoOnException(
          "commands were rejected, also when they were sent again: see what it waits for");
    }
    return accept(new AnswersMissed());
  }

  private static Decision<FulfilmentEvent> accept(FulfilmentEvent... events) {
    return new Accepted<>(List.of(events));
  }
}

package io.jangbu.shop.domain.fulfilment;

import io.jangbu.shop.domain.order.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened in the fulfilment of an order. */
public sealed interface FulfilmentEvent {

  /**
   * A cart was checked out: its order is asked for.
   *
   * @param rules the version of the rules by which it is, if it begins the process
   */
  record OrderRequested(
      int rules,
      String cartId,
      String customerId,
      String currency,
      List<Line> lines,
      long shippingFee,
      @Nullable String reference,
      String correlationId)
      implements FulfilmentEvent {
    public OrderRequested {
      lines = List.copyOf(lines);
    }
  }

  /** The cart has become the order. */
  record OrderAccepted(String cartId) implements FulfilmentEvent {}

  /** The cart has not become the order, and never will. */
  record OrderRefused(String cartId, String code) implements FulfilmentEvent {}

  /**
   * The order was created: each of its lines is asked for.
   *
   * @param rules the version of the rules by which it is, if it begins the process
   * @param lines one per sku
   * @param correlationId of the story that the order is a part of
   */
  record FulfilmentStarted(
      int rules, long orderVersion, List<SkuQuantity> lines, String correlationId)
      implements FulfilmentEvent {
    public FulfilmentStarted {
      lines = List.copyOf(lines);
    }
  }

  /** Pieces of a product. */
  record SkuQuantity(String sku, long quantity) {}

  /** A line is reserved. */
  record LineReserved(String sku) implements FulfilmentEvent {}

  /** A line cannot be reserved. */
  record LineRefused(String sku, String code) implements FulfilmentEvent {}

  /** All lines are reserved, and the order says so: it is to be paid by {@code dueAt}. */
  record PaymentAwaited(long orderVersion, Instant dueAt) implements FulfilmentEvent {}

  /** Nobody has paid in time. */
  record PaymentDeadlinePassed() implements FulfilmentEvent {}

  /** The order was paid. */
  record PaymentReceived(long orderVersion) implements FulfilmentEvent {}

  /** The order is to be cancelled, as it is at that version. */
  record CancellationRequested(long orderVersion, CancellationReason reason)
      implements FulfilmentEvent {}

  /** The order was cancelled: what is reserved is to be released. */
  record ReleaseRequested(long orderVersion, CancellationReason reason)
      implements FulfilmentEvent {}

  /** A line is available again. {@code code} says if there was nothing to release. */
  record LineReleased(String sku, @Nullable String code) implements FulfilmentEvent {}

  /** The order was shipped: what is reserved is to leave the stock. */
  record DispatchRequested(long orderVersion) implements FulfilmentEvent {}

  /** A line has left the stock. {@code code} says if there was nothing reserved to dispatch. */
  record LineDispatched(String sku, @Nullable String code) implements FulfilmentEvent {}

  /** What was asked of the order was rejected: it is tried again. */
  record OrderNotAccepted(String step, String code) implements FulfilmentEvent {}

  /** The command for a line was rejected, which it is not to be: it is tried again. */
  record LineNotAccepted(String sku, String code) implements FulfilmentEvent {}

  /** The order has arrived. */
  record DeliveryNoted(long orderVersion) implements FulfilmentEvent {}

  /** Commands were not answered in time: they are sent again, as the same commands. */
  record AnswersMissed() implements FulfilmentEvent {}

  /** The order has arrived, and its stock has left: an end. */
  record FulfilmentCompleted() implements FulfilmentEvent {}

  /** The order is cancelled, and nothing is reserved for it: an end. */
  record FulfilmentCompensated(CancellationReason reason) implements FulfilmentEvent {}

  /** The process waits for an operator. */
  record ProcessParked(String reason) implements FulfilmentEvent {}

  /** The process goes on. */
  record ProcessResumed() implements FulfilmentEvent {}
}

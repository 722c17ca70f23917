package io.jangbu.shop.domain.fulfilment;

import io.jangbu.shop.domain.order.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to the fulfilment of an order. {@code orderVersion} is the order's version after
 * it.
 */
public sealed interface FulfilmentInput {

  /**
   * A cart was bought, and is to become this order.
   *
   * @param reference the customer's own number of the order, null if there is none
   * @param correlationId of the checkout
   */
  record CartWasCheckedOut(
      String cartId,
      String customerId,
      String currency,
      List<Line> lines,
      long shippingFee,
      @Nullable String reference,
      String correlationId)
      implements FulfilmentInput {
    public CartWasCheckedOut {
      lines = List.copyOf(lines);
    }
  }

  /** The order was created, and its lines are to be reserved. */
  record OrderWasCreated(long orderVersion, List<Line> lines, String correlationId)
      implements FulfilmentInput {
    public OrderWasCreated {
      lines = List.copyOf(lines);
    }
  }

  /** The order can be paid, since {@code at}. */
  record StockWasConfirmed(long orderVersion, Instant at) implements FulfilmentInput {}

  /** The order was paid. */
  record OrderWasPaid(long orderVersion) implements FulfilmentInput {}

  /** The order is with a carrier. */
  record OrderWasShipped(long orderVersion) implements FulfilmentInput {}

  /** The order has arrived. */
  record OrderWasDelivered(long orderVersion) implements FulfilmentInput {}

  /** The order was called off, for one of the process's own reasons or for any other. */
  record OrderWasCancelled(long orderVersion, CancellationReason reason)
      implements FulfilmentInput {}

  /**
   * A command that the process has sent was decided.
   *
   * @param code why it was rejected, null if it was accepted
   * @param version the version of its stream after it
   */
  record CommandWasAnswered(String step, @Nullable String code, long version)
      implements FulfilmentInput {}

  /** Nobody has paid in time: asked for by {@link FulfilmentDeadlines} alone. */
  record PaymentIsOverdue() implements FulfilmentInput {}

  /** Commands were not answered in time: asked for by {@link FulfilmentDeadlines} alone. */
  record AnswersAreMissing() implements FulfilmentInput {}
}

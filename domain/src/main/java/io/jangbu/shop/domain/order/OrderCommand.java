package io.jangbu.shop.domain.order;

import io.jangbu.core.process.ProcessCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an order. Amounts are in minor units of the order's currency. Texts are
 * bounded by {@link io.jangbu.core.TextBound}: ids and skus 1 to 64 code points, tracking numbers 1
 * to 128, all others 1 to 200. A record takes any; the decider rejects what is out of bounds.
 */
public sealed interface OrderCommand {

  /**
   * Opens the order.
   *
   * @param currency the ISO 4217 code of money in use, such as {@code BRL}
   * @param lines 1 to 1,000
   * @param shippingFee at least 0
   * @param reference the customer's own number of the order, 1 to 64 code points; null if there is
   *     none
   */
  record CreateOrder(
      String customerId,
      String currency,
      List<Line> lines,
      long shippingFee,
      Fulfilment fulfilment,
      @Nullable String reference)
      implements OrderCommand {
    public CreateOrder {
      lines = List.copyOf(lines);
    }

    /** An order that nobody reserves stock for, and without a reference. */
    public CreateOrder(String customerId, String currency, List<Line> lines, long shippingFee) {
      this(customerId, currency, lines, shippingFee, Fulfilment.NONE, null);
    }
  }

  /** Says that all lines are reserved. */
  record ConfirmStock() implements OrderCommand, ProcessCommand {
    @Override
    public String process() {
      return "fulfilment";
    }
  }

  /**
   * Pays the order as a whole.
   *
   * @param amount at least the order's total
   */
  record ProcessPayment(String paymentId, long amount, String method) implements OrderCommand {}

  /** Hands the paid order to a carrier. */
  record ShipOrder(String carrier, @Nullable String trackingNumber) implements OrderCommand {}

  /** Says that the shipped order has arrived. */
  record ConfirmDelivery() implements OrderCommand {}

  /** Ends an order that is not shipped yet. */
  record CancelOrder(String reason) implements OrderCommand {}
}

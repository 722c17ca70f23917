package io.jangbu.shop.domain.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to an order. Amounts are in minor units of the order's currency. */
public sealed interface OrderEvent {

  /**
   * The order is open. It awaits its payment, or first its {@link StockConfirmed stock} if that is
   * to be reserved.
   *
   * @param total the lines and the shipping fee together
   * @param reference the customer's own number of the order, null if there is none
   */
  record OrderCreated(
      String customerId,
      String currency,
      List<Line> lines,
      long shippingFee,
      long total,
      Fulfilment fulfilment,
      @Nullable OrderReference reference)
      implements OrderEvent {
    public OrderCreated {
      lines = List.copyOf(lines);
    }

    /** An order that nobody reserves stock for, and without a reference. */
    public OrderCreated(
        String customerId, String currency, List<Line> lines, long shippingFee, long total) {
      this(customerId, currency, lines, shippingFee, total, Fulfilment.NONE, null);
    }
  }

  /** All lines are reserved: the order awaits its payment. */
  record StockConfirmed() implements OrderEvent {}

  /** The order is paid. {@code amount} is what was paid, which may be more than the total. */
  record PaymentProcessed(String paymentId, long amount, String method) implements OrderEvent {}

  /** The order is with a carrier. */
  record OrderShipped(String carrier, @Nullable String trackingNumber) implements OrderEvent {}

  /** The order has arrived: its end. */
  record OrderDelivered() implements OrderEvent {}

  /** The order is called off: its end. */
  record OrderCancelled(String reason) implements OrderEvent {}
}

package io.jangbu.shop.domain.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to an order. Amounts are in minor units of the order's currency. */
public sealed interface OrderEvent {

  /**
   * The order is open and awaits its payment.
   *
   * @param total the lines and the shipping fee together
   */
  record OrderCreated(
      String customerId, String currency, List<Line> lines, long shippingFee, long total)
      implements OrderEvent {
    public OrderCreated {
      lines = List.copyOf(lines);
    }
  }

  /** The order is paid. {@code amount} is what was paid, which may be more than the total. */
  record PaymentProcessed(String paymentId, long amount, String method) implements OrderEvent {}

  /** The order is with a carrier. */
  record OrderShipped(String carrier, @Nullable String trackingNumber) implements OrderEvent {}

  /** The order has arrived: its end. */
  record OrderDelivered() implements OrderEvent {}

  /** The order is called off: its end. */
  record OrderCancelled(String reason) implements OrderEvent {}
}

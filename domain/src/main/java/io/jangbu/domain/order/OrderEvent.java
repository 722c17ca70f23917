package io.jangbu.domain.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to an order. Amounts are in minor units of the order's currency. */
public sealed interface OrderEvent {

  /** {@code total} is the lines and the shipping fee together. */
  record OrderCreated(
      String customerId, String currency, List<Line> lines, long shippingFee, long total)
      implements OrderEvent {
    public OrderCreated {
      lines = List.copyOf(lines);
    }
  }

  record PaymentProcessed(String paymentId, long amount, String method) implements OrderEvent {}

  record OrderShipped(String carrier, @Nullable String trackingNumber) implements OrderEvent {}

  record OrderDelivered() implements OrderEvent {}

  record OrderCancelled(String reason) implements OrderEvent {}
}

package io.jangbu.shop.schemas.evolution.next;

import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to an order: the newest form of each event, and no other. */
public sealed interface OrderEvent {

  /** {@code channel} is where the order was placed; new. */
  record OrderCreated(
      String customerId,
      String currency,
      List<Line> lines,
      long shippingFee,
      long total,
      Fulfilment fulfilment,
      @Nullable OrderReference reference,
      String channel)
      implements OrderEvent {}

  record StockConfirmed() implements OrderEvent {}

  /** {@code method} is no text any more. */
  record PaymentProcessed(String paymentId, long amount, PaymentMethod method)
      implements OrderEvent {}

  record OrderShipped(String carrier, @Nullable String trackingNumber) implements OrderEvent {}

  record OrderDelivered() implements OrderEvent {}

  record OrderCancelled(String reason) implements OrderEvent {}
}

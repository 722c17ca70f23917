package io.jangbu.domain.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as its events have made it: {@code CREATED → PAID → SHIPPED → DELIVERED}. */
public sealed interface Order {

  /** No event yet. */
  record NotCreated() implements Order {}

  /** Any order that has at least its first event. */
  sealed interface Existing extends Order {
    /** What was bought, as it was when the order was created. */
    Purchase purchase();
  }

  record Created(Purchase purchase) implements Existing {}

  record Paid(Purchase purchase, Payment payment) implements Existing {}

  record Shipped(Purchase purchase, Payment payment, Shipment shipment) implements Existing {}

  record Delivered(Purchase purchase, Payment payment, Shipment shipment) implements Existing {}

  /** {@code payment} is null if the order was not paid before. */
  record Cancelled(Purchase purchase, @Nullable Payment payment, String reason)
      implements Existing {}

  record Purchase(
      String customerId, String currency, List<Line> lines, long shippingFee, long total) {
    public Purchase {
      lines = List.copyOf(lines);
    }
  }

  record Payment(String paymentId, long amount, String method) {}

  record Shipment(String carrier, @Nullable String trackingNumber) {}
}

package io.jangbu.shop.domain.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its events have made it: {@code CREATED → PAID → SHIPPED → DELIVERED}. One whose
 * stock is to be reserved is {@link Pending} first.
 */
public sealed interface Order {

  /** No event yet. */
  record NotCreated() implements Order {}

  /** Any order that has at least its first event. */
  sealed interface Existing extends Order {
    /** What was bought, as it was when the order was created. */
    Purchase purchase();
  }

  /** Open, its lines not reserved yet: it cannot be paid. */
  record Pending(Purchase purchase) implements Existing {}

  /** Open, not paid. */
  record Created(Purchase purchase) implements Existing {}

  /** Paid, not shipped. */
  record Paid(Purchase purchase, Payment payment) implements Existing {}

  /** With the carrier. */
  record Shipped(Purchase purchase, Payment payment, Shipment shipment) implements Existing {}

  /** An end: arrived. */
  record Delivered(Purchase purchase, Payment payment, Shipment shipment) implements Existing {}

  /** An end: called off. {@code payment} is null if the order was not paid before. */
  record Cancelled(Purchase purchase, @Nullable Payment payment, String reason)
      implements Existing {}

  /**
   * Who buys what. Amounts are in minor units of {@code currency} (ISO 4217).
   *
   * @param reference the customer's own number of the order, null if there is none
   */
  record Purchase(
      String customerId,
      String currency,
      List<Line> lines,
      long shippingFee,
      long total,
      Fulfilment fulfilment,
      @Nullable OrderReference reference) {
    public Purchase {
      lines = List.copyOf(lines);
    }

    /** One that nobody reserves stock for, and without a reference. */
    public Purchase(
        String customerId, String currency, List<Line> lines, long shippingFee, long total) {
      this(customerId, currency, lines, shippingFee, total, Fulfilment.NONE, null);
    }
  }

  /** What was paid, in minor units of the order's currency. */
  record Payment(String paymentId, long amount, String method) {}

  /** Who carries it. {@code trackingNumber} is null if the carrier gave none. */
  record Shipment(String carrier, @Nullable String trackingNumber) {}
}

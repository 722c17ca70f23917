package io.jangbu.domain.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of an order. Amounts are in minor units of the order's currency. */
public sealed interface OrderCommand {

  record CreateOrder(String customerId, String currency, List<Line> lines, long shippingFee)
      implements OrderCommand {
    public CreateOrder {
      lines = List.copyOf(lines);
    }
  }

  record ProcessPayment(String paymentId, long amount, String method) implements OrderCommand {}

  record ShipOrder(String carrier, @Nullable String trackingNumber) implements OrderCommand {}

  record ConfirmDelivery() implements OrderCommand {}

  record CancelOrder(String reason) implements OrderCommand {}
}

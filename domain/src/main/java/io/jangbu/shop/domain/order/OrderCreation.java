package io.jangbu.shop.domain.order;

import static io.jangbu.core.Decision.accept;
import static io.jangbu.core.Decision.reject;
import static io.jangbu.core.TextBound.REFERENCE;
import static io.jangbu.shop.domain.order.OrderRejection.EMPTY_ORDER;
import static io.jangbu.shop.domain.order.OrderRejection.INVALID;

import io.jangbu.core.Decision;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import org.jspecify.annotations.Nullable;

/**
 * What a new order must be: 1 to 1,000 lines, texts within their bounds, money in use, nothing
 * negative, a total that fits in a long.
 */
final class OrderCreation {

  private static final int MOST_LINES = 1_000;

  private OrderCreation() {}

  static Decision<OrderEvent> decide(CreateOrder create) {
    if (create.lines().isEmpty()) {
      return reject(EMPTY_ORDER, "an order has at least one line");
    }
    String fault = fault(create);
    if (fault != null) {
      return reject(INVALID, fault);
    }
    try {
      return accept(
          new OrderCreated(
              create.customerId(),
              create.currency(),
              create.lines(),
              create.shippingFee(),
              total(create)));
    } catch (ArithmeticException _) {
      return reject(INVALID, "the total is larger than a long can hold");
    }
  }

  private static long total(CreateOrder create) {
    long total = create.shippingFee();
    for (Line line : create.lines()) {
      total = Math.addExact(total, Math.multiplyExact(line.quantity(), line.unitPrice()));
    }
    return total;
  }

  private static @Nullable String fault(CreateOrder create) {
    if (create.lines().size() > MOST_LINES) {
      return "lines are 1 to " + MOST_LINES + ", not " + create.lines().size();
    }
    if (!Currencies.isInUse(create.currency())) {
      return "currency is not the code of money in use (ISO 4217)";
    }
    if (create.shippingFee() < 0) {
      return "shippingFee is below 0";
    }
    for (int i = 0; i < create.lines().size(); i++) {
      String fault = fault(create.lines().get(i), i);
      if (fault != null) {
        return fault;
      }
    }
    return REFERENCE.fault("customerId", create.customerId());
  }

  private static @Nullable String fault(Line line, int index) {
    if (line.quantity() < 1) {
      return "lines[" + index + "].quantity is below 1";
    }
    if (line.unitPrice() < 0) {
      return "lines[" + index + "].unitPrice is below 0";
    }
    // The name of the field is made for the message alone: an order has up to 1,000 lines.
    return REFERENCE.holds(line.sku())
        ? null
        : REFERENCE.fault("lines[" + index + "].sku", line.sku());
  }
}

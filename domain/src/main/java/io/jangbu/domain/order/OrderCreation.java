package io.jangbu.domain.order;

import static io.jangbu.domain.Decision.accept;
import static io.jangbu.domain.Decision.reject;
import static io.jangbu.domain.order.OrderRejection.EMPTY_ORDER;
import static io.jangbu.domain.order.OrderRejection.INVALID;

import io.jangbu.domain.Decision;
import io.jangbu.domain.order.OrderCommand.CreateOrder;
import io.jangbu.domain.order.OrderEvent.OrderCreated;
import java.util.Currency;

/** What a new order must be: at least one line, nothing negative, a total that fits in a long. */
final class OrderCreation {

  private OrderCreation() {}

  static Decision<OrderEvent> decide(CreateOrder create) {
    if (create.lines().isEmpty()) {
      return reject(EMPTY_ORDER, "an order has at least one line");
    }
    if (!isKnown(create.currency())) {
      return reject(INVALID, "the currency is not a code of ISO 4217");
    }
    if (create.shippingFee() < 0) {
      return reject(INVALID, "the shipping fee is negative");
    }
    for (Line line : create.lines()) {
      if (line.quantity() < 1) {
        return reject(INVALID, "a quantity is below 1");
      }
      if (line.unitPrice() < 0) {
        return reject(INVALID, "a price is negative");
      }
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

  private static boolean isKnown(String currency) {
    try {
      Currency.getInstance(currency);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}

package io.jangbu.shop.domain.order;

import static io.jangbu.core.Decision.accept;
import static io.jangbu.core.Decision.reject;
import static io.jangbu.core.TextBound.REFERENCE;
import static io.jangbu.core.TextBound.first;
import static io.jangbu.shop.domain.order.OrderRejection.EMPTY_ORDER;
import static io.jangbu.shop.domain.order.OrderRejection.INVALID;

import io.jangbu.core.Decision;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;

/** What a new order must be: at least one line, on the {@link PurchaseTerms}. */
final class OrderCreation {

  private OrderCreation() {}

  static Decision<OrderEvent> decide(CreateOrder create) {
    if (create.lines().isEmpty()) {
      return reject(EMPTY_ORDER, "an order has at least one line");
    }
    String reference = create.reference();
    String fault =
        first(
            PurchaseTerms.fault(
                create.customerId(), create.currency(), create.lines(), create.shippingFee()),
            reference == null ? null : REFERENCE.fault("reference", reference));
    if (fault != null) {
      return reject(INVALID, fault);
    }
    return accept(
        new OrderCreated(
            create.customerId(),
            create.currency(),
            create.lines(),
            create.shippingFee(),
            PurchaseTerms.total(create.lines(), create.shippingFee()),
            create.fulfilment(),
            reference == null ? null : OrderReference.of(create.customerId(), reference)));
  }
}

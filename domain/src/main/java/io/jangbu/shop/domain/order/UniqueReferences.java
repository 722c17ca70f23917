package io.jangbu.shop.domain.order;

import io.jangbu.core.RejectionCode;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.Uniqueness;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import org.jspecify.annotations.Nullable;

/** A reference is one order's of its customer, as long as that is not cancelled. */
public final class UniqueReferences implements Uniqueness<OrderCommand, Order> {

  @Override
  public @Nullable Claim asked(OrderCommand command) {
    return command instanceof CreateOrder create && create.reference() != null
        ? OrderReference.claim(create.customerId(), create.reference())
        : null;
  }

  @Override
  public @Nullable String held(Order order) {
    return switch (order) {
      case Order.NotCreated _, Order.Cancelled _ -> null;
      case Order.Existing existing ->
          existing.purchase().reference() == null ? null : existing.purchase().reference().claim();
    };
  }

  @Override
  public RejectionCode taken() {
    return OrderRejection.REFERENCE_TAKEN;
  }

  @Override
  public String takenBy(String holder) {
    return "the reference is that of order " + holder;
  }
}

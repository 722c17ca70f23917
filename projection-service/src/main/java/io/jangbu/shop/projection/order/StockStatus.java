package io.jangbu.shop.projection.order;

import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Order;
import java.util.Optional;

/** What has become of the stock of an order whose lines are reserved for it. */
enum StockStatus {
  /** Not all lines are reserved. */
  PENDING,
  /** All lines are reserved. */
  RESERVED,
  /** All lines have left the stock. */
  DISPATCHED,
  /** All lines that were reserved are available again. */
  RELEASED;

  /**
   * What the order's own events say. Empty where nothing is reserved for it, and for a cancelled
   * order, of whose stock they say nothing.
   */
  static Optional<StockStatus> of(Order order) {
    return switch (order) {
      case Order.NotCreated _, Order.Cancelled _ -> Optional.empty();
      case Order.Pending _ -> Optional.of(PENDING);
      case Order.Existing existing ->
          existing.purchase().fulfilment() == Fulfilment.RESERVE
              ? Optional.of(RESERVED)
              : Optional.empty();
    };
  }
}

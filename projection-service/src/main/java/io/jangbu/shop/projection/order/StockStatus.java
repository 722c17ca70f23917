package io.jangbu.shop.projection.order;

import io.jangbu.core.Snapshot;
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

  /** Its second event is the cancellation, in the place of the stock's confirmation. */
  private static final long CANCELLED_WHILE_PENDING = 2;

  /**
   * What the order's own events say: whether all lines were reserved. Empty where nothing is
   * reserved for it.
   */
  static Optional<StockStatus> of(Snapshot<Order> order) {
    return switch (order.state()) {
      case Order.NotCreated _ -> Optional.empty();
      case Order.Existing existing ->
          existing.purchase().fulfilment() == Fulfilment.RESERVE
              ? Optional.of(isPending(existing, order.version()) ? PENDING : RESERVED)
              : Optional.empty();
    };
  }

  private static boolean isPending(Order.Existing order, long version) {
    return order instanceof Order.Pending
        || (order instanceof Order.Cancelled && version == CANCELLED_WHILE_PENDING);
  }
}

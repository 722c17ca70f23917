package io.jangbu.projection.demand;

import io.jangbu.domain.Snapshot;
import io.jangbu.domain.order.Order;
import io.jangbu.projection.order.OpenOrders;
import io.jangbu.projection.order.OrderStatus;
import java.util.Optional;

/**
 * An order that awaits a product.
 *
 * @param quantity pieces of that product, in all its lines
 */
record OpenOrder(String orderId, OrderStatus status, long quantity) {

  /** Empty if the order does not await that product. */
  static Optional<OpenOrder> of(String sku, String orderId, Snapshot<Order> snapshot) {
    Long quantity = OpenOrders.quantities(snapshot.state()).get(sku);
    return quantity == null
        ? Optional.empty()
        : OrderStatus.of(snapshot.state()).map(status -> new OpenOrder(orderId, status, quantity));
  }
}

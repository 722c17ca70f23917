package io.jangbu.shop.projection.demand;

import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.projection.order.OpenOrders;
import io.jangbu.shop.projection.order.OrderStatus;
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

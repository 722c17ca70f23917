package io.jangbu.shop.projection.demand;

import io.jangbu.core.Snapshot;
import io.jangbu.projection.index.Totals;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryRejection;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.projection.order.OpenOrders;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.listing.ListQuery;
import io.jangbu.starter.projection.reading.StreamForm;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the demand for a product. Every partition of the orders knows some of its open orders,
 * one partition of the products how much there is: put together where it is asked, so that no event
 * has to be sent to where the other context's are.
 */
record DemandQuery(String sku, ListQuery<Order, OpenOrder> openOrders) {

  /**
   * Reads it from a request.
   *
   * @throws ProblemException 400 as {@link ListQuery#of}
   */
  static DemandQuery of(String sku, @Nullable String cursor, int limit) {
    return new DemandQuery(
        sku,
        ListQuery.of(
            OpenOrders.BY_SKU.of(sku),
            cursor,
            limit,
            (orderId, order) -> OpenOrder.of(sku, orderId, order),
            OpenOrder::orderId));
  }

  /**
   * What the product's own partition knows.
   *
   * @throws ProblemException 404 if there is no such product
   */
  Demand ofProduct(Snapshot<Stock> product) {
    return switch (product.state()) {
      case Stock.None() -> throw StreamForm.unknown(InventoryRejection.PRODUCT_NOT_FOUND, sku);
      case Stock.Level level -> new Demand(sku, level.available(), List.of(), 0, null);
    };
  }

  /** What a partition of the orders knows. */
  Demand ofOrders(LocalStores stores, Projection<?, Order> orders) {
    long quantity = OpenOrders.QUANTITIES.of(stores, sku);
    return openOrders.page(
        stores, orders, (page, next) -> new Demand(sku, null, page, quantity, next));
  }

  /** All that is known. */
  Demand merged(List<Demand> parts) {
    Long available =
        parts.stream().map(Demand::available).filter(Objects::nonNull).findFirst().orElse(null);
    long quantity = parts.stream().mapToLong(Demand::openQuantity).reduce(0, Totals::plus);
    return openOrders.merged(
        parts, (page, next) -> new Demand(sku, available, page, quantity, next));
  }
}

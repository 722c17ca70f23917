package io.jangbu.shop.projection.demand;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamReads;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about orders and products together. */
@RestController
@RequiredScope(Scope.READ)
@Tag(name = "products")
final class DemandController {

  private final ReadSide readSide;
  private final StreamReads<OrderEvent, Order> orders;
  private final StreamReads<InventoryEvent, Stock> products;

  DemandController(
      Projection<OrderEvent, Order> orders,
      Projection<InventoryEvent, Stock> inventory,
      ReadSide readSide) {
    this.readSide = readSide;
    this.orders = readSide.of(orders);
    this.products = readSide.of(inventory);
  }

  /**
   * The open orders that contain a product, and what is available of it.
   *
   * @param orderId the order that {@code minVersion} is about; without it, it is about the product
   */
  @GetMapping("/products/{sku}/demand")
  Demand demand(
      HttpServletRequest request,
      @PathVariable String sku,
      @RequestParam(defaultValue = "1000") int limit,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable String orderId,
      @RequestParam @Nullable Long minVersion) {
    DemandQuery query = DemandQuery.of(sku, cursor, limit);
    boolean ofOrder = orderId != null;
    return query.merged(
        readSide
            .router()
            .all(
                request,
                Demand.class,
                List.of(
                    products.one(
                        sku,
                        ofOrder ? null : minVersion,
                        product -> query.ofProduct(product.current())),
                    orders.all(
                        orderId,
                        ofOrder ? minVersion : null,
                        stores -> query.ofOrders(stores, orders.projection())))));
  }
}

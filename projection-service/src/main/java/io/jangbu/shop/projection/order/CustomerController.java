package io.jangbu.shop.projection.order;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.starter.projection.listing.ListQuery;
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

/** What can be asked about customers. */
@RestController
@RequiredScope(Scope.READ)
@Tag(name = "customers")
final class CustomerController {

  private final ReadSide readSide;
  private final StreamReads<OrderEvent, Order> orders;
  private final OrderStock stock;

  CustomerController(Projection<OrderEvent, Order> orders, ReadSide readSide, OrderStock stock) {
    this.readSide = readSide;
    this.orders = readSide.of(orders);
    this.stock = stock;
  }

  /**
   * The orders of a customer, the newest first; none if nobody knows the customer. One that was
   * created before this question could be asked is there once the projection is rebuilt.
   *
   * @param orderId the order that {@code minVersion} is about
   */
  @GetMapping("/customers/{id}/orders")
  OrderPage list(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable String orderId,
      @RequestParam @Nullable Long minVersion) {
    ListQuery<Order, OrderJson> query =
        ListQuery.of(
            OrdersByCustomer.of(id), cursor, limit, OrderJson::of, OrdersByCustomer::place);
    List<OrderPage> parts =
        readSide
            .router()
            .all(
                request,
                OrderPage.class,
                List.of(
                    orders.all(
                        orderId,
                        minVersion,
                        stores -> query.page(stores, orders.projection(), OrderPage::new))));
    return stock.completed(request, query.merged(parts, OrderPage::new));
  }
}

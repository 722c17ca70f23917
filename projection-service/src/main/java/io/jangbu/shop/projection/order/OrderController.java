package io.jangbu.shop.projection.order;

import io.jangbu.projection.index.StreamRange;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderRejection;
import io.jangbu.starter.projection.listing.ListQuery;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamController;
import io.jangbu.starter.projection.reading.StreamForm;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about orders. */
@RestController
@Tag(name = "orders")
@RequestMapping("/orders")
final class OrderController extends StreamController<OrderEvent, Order, OrderJson> {

  private final Projection<OrderEvent, Order> orders;
  private final OrderStock stock;

  OrderController(Projection<OrderEvent, Order> orders, ReadSide readSide, OrderStock stock) {
    super(
        orders,
        readSide,
        new StreamForm<>(OrderJson.class, OrderJson::of, OrderRejection.ORDER_NOT_FOUND));
    this.orders = orders;
    this.stock = stock;
  }

  @Override
  protected OrderJson completed(OrderJson order) {
    return stock.completed(order);
  }

  /** A part of the orders, sorted by their ids. */
  @GetMapping
  OrderPage list(
      HttpServletRequest request,
      @RequestParam @Nullable String status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable String orderId,
      @RequestParam @Nullable Long minVersion) {
    StreamRange<Order> range =
        status == null
            ? StreamRange.all(orders)
            : OrdersByStatus.LIST.of(OrderStatus.parse(status).name());
    OrderPage page =
        list(
            request,
            ListQuery.of(range, cursor, limit, OrderJson::of, OrderJson::orderId),
            orderId,
            minVersion,
            OrderPage.class,
            OrderPage::new);
    return stock.completed(request, page);
  }
}

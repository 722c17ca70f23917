package io.jangbu.shop.projection.order;

import io.jangbu.projection.view.Projection;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many orders there are. */
@RestController
@RequiredScope(Scope.READ)
@Tag(name = "orders")
final class OrderCountsController {

  private final ReadSide readSide;
  private final StreamReads<OrderEvent, Order> reads;

  OrderCountsController(Projection<OrderEvent, Order> orders, ReadSide readSide) {
    this.readSide = readSide;
    this.reads = readSide.of(orders);
  }

  /** How many orders have each status. */
  @GetMapping("/stats/orders-by-status")
  OrderCounts counts(
      HttpServletRequest request,
      @RequestParam @Nullable String orderId,
      @RequestParam @Nullable Long minVersion) {
    return readSide
        .router()
        .all(request, OrderCounts.class, List.of(reads.all(orderId, minVersion, OrderCounts::of)))
        .stream()
        .reduce(OrderCounts.NONE, OrderCounts::plus);
  }
}

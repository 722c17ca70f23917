package io.jangbu.shop.projection.order;

import static io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus.DISPATCHED;

import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.projection.fulfilment.FulfilmentJson;
import io.jangbu.shop.projection.fulfilment.FulfilmentReads;
import io.jangbu.starter.projection.reading.ReadSide;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What has become of the stock of orders that are shipped or cancelled: their own events do not say
 * it, the process that fulfils them does.
 */
@Component
final class OrderStock {

  private final FulfilmentReads fulfilments;
  private final ReadSide readSide;

  OrderStock(FulfilmentReads fulfilments, ReadSide readSide) {
    this.fulfilments = fulfilments;
    this.readSide = readSide;
  }

  OrderPage completed(HttpServletRequest request, OrderPage page) {
    return readSide.router().isPart(request)
        ? page
        : new OrderPage(readSide.router().each(page.orders(), this::completed), page.nextCursor());
  }

  OrderJson completed(OrderJson order) {
    if (order.fulfilment() != Fulfilment.RESERVE) {
      return order;
    }
    return switch (order.status()) {
      case CREATED, PAID -> order;
      case SHIPPED, DELIVERED, CANCELLED ->
          fulfilments
              .find(order.orderId())
              .flatMap(process -> stock(order, process))
              .map(order::with)
              .orElse(order);
    };
  }

  private static Optional<StockStatus> stock(OrderJson order, FulfilmentJson process) {
    if (order.status() == OrderStatus.CANCELLED) {
      return process.step() == Stage.COMPENSATED
          ? Optional.of(StockStatus.RELEASED)
          : Optional.empty();
    }
    boolean dispatched =
        !process.lines().isEmpty()
            && process.lines().stream().allMatch(line -> line.status() == DISPATCHED);
    return dispatched ? Optional.of(StockStatus.DISPATCHED) : Optional.empty();
  }
}

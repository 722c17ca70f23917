package io.jangbu.shop.projection.order;

import static io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus.DISPATCHED;

import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.projection.fulfilment.FulfilmentJson;
import io.jangbu.shop.projection.fulfilment.FulfilmentReads;
import io.jangbu.shop.projection.fulfilment.ProcessStatus;
import io.jangbu.starter.projection.reading.ReadSide;
import jakarta.servlet.http.HttpServletRequest;
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
        : new OrderPage(page.orders().stream().map(this::completed).toList(), page.nextCursor());
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
              .map(process -> order.with(stock(order, process)))
              .orElse(order);
    };
  }

  private static StockStatus stock(OrderJson order, FulfilmentJson process) {
    if (order.status() == OrderStatus.CANCELLED) {
      return process.status() == ProcessStatus.COMPENSATED
          ? StockStatus.RELEASED
          : StockStatus.RESERVED;
    }
    return process.lines().stream().allMatch(line -> line.status() == DISPATCHED)
        ? StockStatus.DISPATCHED
        : StockStatus.RESERVED;
  }
}

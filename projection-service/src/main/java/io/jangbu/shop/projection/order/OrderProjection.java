package io.jangbu.shop.projection.order;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What makes the events of orders a view. */
@Configuration(proxyBeanMethods = false)
class OrderProjection {

  @Bean
  @org.springframework.core.annotation.Order(1)
  Projection<OrderEvent, Order> orders() {
    return new Projection<>(
        OrderCodec.TOPICS,
        new OrderCodec(),
        new OrderDecider(),
        new OrderSnapshots(),
        List.of(
            OrdersByStatus.LIST,
            OrdersByCustomer.LIST,
            OrdersByStatus.COUNTS,
            OpenOrders.BY_SKU,
            OpenOrders.QUANTITIES));
  }
}

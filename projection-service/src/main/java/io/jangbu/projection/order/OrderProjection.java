package io.jangbu.projection.order;

import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.projection.reading.StreamReads;
import io.jangbu.projection.routing.PartitionRouter;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.waiting.VersionWaiters;
import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.order.OrderCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything that the rest of the service needs to know of orders. */
@Configuration(proxyBeanMethods = false)
class OrderProjection {

  @Bean
  Projection<OrderEvent, Order> orders() {
    return new Projection<>(
        ContextTopics.ORDERS, new OrderCodec(), new OrderDecider(), new OrdersByStatus());
  }

  @Bean
  StreamReads<OrderEvent, Order> orderReads(
      Projection<OrderEvent, Order> orders, PartitionRouter router, VersionWaiters waiters) {
    return new StreamReads<>(orders, router, waiters);
  }
}

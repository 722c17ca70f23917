package io.jangbu.command.order;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderRejection;
import io.jangbu.schemas.order.OrderCodec;
import io.jangbu.schemas.order.OrderSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the orders. */
@Configuration(proxyBeanMethods = false)
class OrderContext {

  @Bean
  @Order(1)
  BoundedContext<OrderCommand, ?, ?> orders() {
    return new BoundedContext<>(
        OrderCodec.TOPICS,
        new OrderDecider(),
        new OrderCodec(),
        new OrderSnapshots(),
        List.of(OrderRejection.values()));
  }
}

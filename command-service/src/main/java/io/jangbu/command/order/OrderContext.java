package io.jangbu.command.order;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.command.gateway.CommandGateway;
import io.jangbu.command.gateway.Gateways;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.order.OrderCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hosts the orders. */
@Configuration(proxyBeanMethods = false)
class OrderContext {

  @Bean
  BoundedContext<OrderCommand, OrderEvent, Order> orders() {
    return new BoundedContext<>(ContextTopics.ORDERS, new OrderDecider(), new OrderCodec());
  }

  @Bean
  CommandGateway<OrderCommand> orderGateway(
      Gateways gateways, BoundedContext<OrderCommand, OrderEvent, Order> orders) {
    return gateways.open(orders);
  }
}

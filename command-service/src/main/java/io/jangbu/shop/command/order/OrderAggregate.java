package io.jangbu.shop.command.order;

import io.jangbu.command.AggregateType;
import io.jangbu.core.Deadlines;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderRejection;
import io.jangbu.shop.domain.order.UniqueReferences;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the orders. */
@Configuration(proxyBeanMethods = false)
class OrderAggregate {

  @Bean
  @Order(1)
  AggregateType<OrderCommand, ?, ?> orders() {
    return new AggregateType<>(
        OrderCodec.TOPICS,
        new OrderDecider(),
        new OrderCodec(),
        new OrderSnapshots(),
        List.of(OrderRejection.values()),
        Deadlines.none(),
        new UniqueReferences());
  }
}

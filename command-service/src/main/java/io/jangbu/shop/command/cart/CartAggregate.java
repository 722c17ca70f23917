package io.jangbu.shop.command.cart;

import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartDeadlines;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartRejection;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.cart.CartSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the carts. */
@Configuration(proxyBeanMethods = false)
class CartAggregate {

  @Bean
  @Order(3)
  AggregateType<CartCommand, ?, ?> carts(CartSettings settings) {
    return new AggregateType<>(
        CartCodec.TOPICS,
        new CartDecider(),
        new CartCodec(),
        new CartSnapshots(),
        List.of(CartRejection.values()),
        new CartDeadlines(settings.expiry()));
  }
}

package io.jangbu.shop.projection.cart;

import io.jangbu.projection.index.DeadlineIndex;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartDeadlines;
import io.jangbu.shop.domain.cart.CartDecider;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.cart.CartSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What makes the events of carts a view. */
@Configuration(proxyBeanMethods = false)
class CartProjection {

  @Bean
  @Order(3)
  Projection<CartEvent, Cart> carts(CartSettings settings) {
    return new Projection<>(
        CartCodec.TOPICS,
        new CartCodec(),
        new CartDecider(),
        new CartSnapshots(),
        List.of(new DeadlineIndex<>("carts-deadlines", new CartDeadlines(settings.expiry()))));
  }
}

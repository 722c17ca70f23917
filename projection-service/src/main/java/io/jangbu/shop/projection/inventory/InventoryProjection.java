package io.jangbu.shop.projection.inventory;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.inventory.StockFold;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.inventory.StockSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What makes the events of products a view. */
@Configuration(proxyBeanMethods = false)
class InventoryProjection {

  @Bean
  @Order(2)
  Projection<InventoryEvent, Stock> inventory() {
    return new Projection<>(
        InventoryCodec.TOPICS,
        new InventoryCodec(),
        new StockFold(),
        new StockSnapshots(),
        List.of(ProductsByAvailable.LIST));
  }
}

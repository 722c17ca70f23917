package io.jangbu.shop.command.inventory;

import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryRejection;
import io.jangbu.shop.domain.inventory.ProductDecider;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.inventory.ProductSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the inventory. */
@Configuration(proxyBeanMethods = false)
class ProductAggregate {

  @Bean
  @Order(2)
  AggregateType<InventoryCommand, ?, ?> inventory() {
    return new AggregateType<>(
        InventoryCodec.TOPICS,
        new ProductDecider(),
        new InventoryCodec(),
        new ProductSnapshots(),
        List.of(InventoryRejection.values()));
  }
}

package io.jangbu.command.inventory;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.domain.inventory.InventoryCommand;
import io.jangbu.domain.inventory.InventoryRejection;
import io.jangbu.domain.inventory.ProductDecider;
import io.jangbu.schemas.inventory.InventoryCodec;
import io.jangbu.schemas.inventory.ProductSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the inventory. */
@Configuration(proxyBeanMethods = false)
class InventoryContext {

  @Bean
  @Order(2)
  BoundedContext<InventoryCommand, ?, ?> inventory() {
    return new BoundedContext<>(
        InventoryCodec.TOPICS,
        new ProductDecider(),
        new InventoryCodec(),
        new ProductSnapshots(),
        List.of(InventoryRejection.values()));
  }
}

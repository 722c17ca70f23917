package io.jangbu.shop.command.inventory;

import io.jangbu.command.AggregateSample;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import java.util.List;

/** A product of which five came in and three are reserved. */
public final class InventorySample {

  private InventorySample() {}

  public static AggregateSample<InventoryCommand> get() {
    return new AggregateSample<>(
        new ProductAggregate().inventory(),
        List.of(new RegisterProduct("book"), new ReceiveStock(5), new ReserveStock("o-9", 3)),
        List.of("ProductRegistered", "StockReceived", "StockReserved"),
        "PRODUCT_NOT_FOUND",
        "PRODUCT_EXISTS",
        new ReserveStock("o-9", 2),
        "ALREADY_RESERVED",
        "/products",
        "{\"sku\":\"%s\",\"name\":\"book\"}",
        "\"type\":\"RegisterProduct\",\"payload\":{\"name\":\"book\"}");
  }
}

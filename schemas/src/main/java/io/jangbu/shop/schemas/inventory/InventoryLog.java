package io.jangbu.shop.schemas.inventory;

import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.inventory.StockFold;

/** The events of products, which need no reservations to add up to their stock. */
public final class InventoryLog extends EventLog<InventoryEvent, Stock> {

  public InventoryLog() {
    super(InventoryCodec.TOPICS, new InventoryCodec(), new StockFold());
  }
}

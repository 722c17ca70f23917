package io.jangbu.schemas.inventory;

import io.jangbu.domain.inventory.InventoryEvent;
import io.jangbu.domain.inventory.Stock;
import io.jangbu.domain.inventory.StockFold;
import io.jangbu.schemas.EventLog;

/** The events of products, which need no reservations to add up to their stock. */
public final class InventoryLog extends EventLog<InventoryEvent, Stock> {

  public InventoryLog() {
    super(InventoryCodec.TOPICS, new InventoryCodec(), new StockFold());
  }
}

package io.jangbu.command.engine;

import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import java.util.Optional;

/** How much there is of a product after an event, to be read. */
final class StockText {

  private StockText() {}

  static Optional<String> of(Object event) {
    return event instanceof InventoryEvent stock
        ? switch (stock) {
          case ProductRegistered _ -> Optional.empty();
          case StockReceived e -> text(e.onHand(), e.reserved());
          case StockReserved e -> text(e.onHand(), e.reserved());
          case StockReleased e -> text(e.onHand(), e.reserved());
          case StockDispatched e -> text(e.onHand(), e.reserved());
          case StockCorrected e -> text(e.onHand(), e.reserved());
        }
        : Optional.empty();
  }

  private static Optional<String> text(long onHand, long reserved) {
    return Optional.of(onHand + " on hand, " + reserved + " reserved");
  }
}

package io.jangbu.domain.inventory;

import io.jangbu.domain.Fold;
import io.jangbu.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.domain.inventory.Stock.Level;
import io.jangbu.domain.inventory.Stock.None;

/** The stock alone, which every event says whole: what the views need of a product. */
public final class StockFold implements Fold<InventoryEvent, Stock> {

  private record After(Stock stock, InventoryEvent event) {}

  @Override
  public Stock initialState() {
    return new None();
  }

  @Override
  public Stock evolve(Stock stock, InventoryEvent event) {
    return switch (new After(stock, event)) {
      case After(None _, ProductRegistered(var name)) -> new Level(name, 0, 0);
      case After(Level level, StockChanged changed) ->
          new Level(level.name(), changed.onHand(), changed.reserved());

      // Only an erased event can lead here: what is left of the stream says nothing more.
      case After(None none, StockChanged _) -> none;
      case After(Level level, ProductRegistered _) -> level;
    };
  }
}

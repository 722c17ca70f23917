package io.jangbu.shop.domain.inventory;

import io.jangbu.core.Fold;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.shop.domain.inventory.Stock.Level;
import io.jangbu.shop.domain.inventory.Stock.None;

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

  @Override
  public boolean expects(Stock stock, InventoryEvent event) {
    return switch (new After(stock, event)) {
      case After(None _, ProductRegistered _) -> true;
      case After(Level level, StockChanged changed) -> isStock(changed) && follows(level, changed);
      case After(None _, StockChanged _) -> false;
      case After(Level _, ProductRegistered _) -> false;
    };
  }

  private static boolean isStock(StockChanged stock) {
    return stock.reserved() >= 0
        && stock.available() >= 0
        && stock.onHand() == stock.reserved() + stock.available();
  }

  /** Whether the stock after it is the stock before it and what the event says. */
  private static boolean follows(Level before, StockChanged after) {
    long onHand = after.onHand() - before.onHand();
    long reserved = after.reserved() - before.reserved();
    return switch (after) {
      case StockReceived(var quantity, _, _, _) -> onHand == quantity && reserved == 0;
      case StockReserved(_, var quantity, _, _, _) -> onHand == 0 && reserved == quantity;
      case StockReleased(_, var quantity, _, _, _) -> onHand == 0 && reserved == -quantity;
      case StockDispatched(_, var quantity, _, _, _) ->
          onHand == -quantity && reserved == -quantity;
      case StockCorrected _ -> reserved == 0;
    };
  }
}

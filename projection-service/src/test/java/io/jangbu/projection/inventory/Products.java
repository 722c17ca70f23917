package io.jangbu.projection.inventory;

import io.jangbu.domain.inventory.InventoryEvent;
import io.jangbu.domain.inventory.Stock;
import io.jangbu.projection.view.Projection;

/** The projection of products, for tests of what is made of it elsewhere. */
public final class Products {

  private Products() {}

  public static Projection<InventoryEvent, Stock> projection() {
    return new InventoryProjection().inventory();
  }
}

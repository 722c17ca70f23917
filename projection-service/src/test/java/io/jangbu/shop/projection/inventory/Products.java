package io.jangbu.shop.projection.inventory;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Stock;

/** The projection of products, for tests of what is made of it elsewhere. */
public final class Products {

  private Products() {}

  public static Projection<InventoryEvent, Stock> projection() {
    return new InventoryProjection().inventory();
  }
}

package io.jangbu.shop.projection.inventory;

import io.jangbu.starter.projection.listing.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the products, the least available first, then by sku. */
record ProductPage(List<ProductJson> products, @Nullable String nextCursor)
    implements Page<ProductJson> {
  @Override
  public List<ProductJson> items() {
    return products;
  }
}

package io.jangbu.shop.projection.demand;

import io.jangbu.starter.projection.listing.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demand for a product, or the part of it that one partition knows.
 *
 * @param available pieces that can still be reserved; null where orders alone are known
 * @param openOrders a page of them, sorted by their ids
 * @param openQuantity pieces in all open orders, not in the page alone; at most {@link
 *     Long#MAX_VALUE}
 */
record Demand(
    String sku,
    @Nullable Long available,
    List<OpenOrder> openOrders,
    long openQuantity,
    @Nullable String nextCursor)
    implements Page<OpenOrder> {

  @Override
  public List<OpenOrder> items() {
    return openOrders;
  }
}

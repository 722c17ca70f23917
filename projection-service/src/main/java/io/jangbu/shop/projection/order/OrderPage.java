package io.jangbu.shop.projection.order;

import io.jangbu.starter.projection.listing.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the orders, sorted by their ids. */
record OrderPage(List<OrderJson> orders, @Nullable String nextCursor) implements Page<OrderJson> {
  @Override
  public List<OrderJson> items() {
    return orders;
  }
}

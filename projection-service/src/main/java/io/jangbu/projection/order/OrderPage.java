package io.jangbu.projection.order;

import io.jangbu.projection.listing.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the orders, sorted by their ids. */
record OrderPage(List<OrderJson> orders, @Nullable String nextCursor) implements Page<OrderJson> {
  @Override
  public List<OrderJson> items() {
    return orders;
  }
}

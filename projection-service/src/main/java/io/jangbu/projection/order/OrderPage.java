package io.jangbu.projection.order;

import io.jangbu.projection.reading.Cursor;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the orders, sorted by their ids.
 *
 * @param nextCursor asks for the part after it; null if it is the last
 */
record OrderPage(List<OrderJson> orders, @Nullable String nextCursor) {

  /** The first {@code limit} of orders that are sorted already. */
  static OrderPage of(List<OrderJson> sorted, int limit, boolean more) {
    List<OrderJson> orders = sorted.size() > limit ? sorted.subList(0, limit) : sorted;
    boolean last = orders.isEmpty() || (sorted.size() <= limit && !more);
    return new OrderPage(orders, last ? null : Cursor.after(orders.getLast().orderId()));
  }

  /** The pages of all partitions as one. */
  static OrderPage merged(List<OrderPage> pages, int limit) {
    List<OrderJson> sorted =
        pages.stream()
            .flatMap(page -> page.orders().stream())
            .sorted(Comparator.comparing(OrderJson::orderId))
            .toList();
    return of(sorted, limit, pages.stream().anyMatch(page -> page.nextCursor() != null));
  }
}

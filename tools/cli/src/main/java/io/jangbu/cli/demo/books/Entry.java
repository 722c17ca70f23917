package io.jangbu.cli.demo.books;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one stream at a version of it. Quantities are pieces, amounts are in cents. */
public sealed interface Entry {

  /** How many events the stream has. */
  long version();

  /** A cart; {@code orderId} is null before it is checked out. */
  record CartEntry(long version, CartEnd end, @Nullable String orderId) implements Entry {}

  /**
   * An order.
   *
   * @param lines the pieces of each sku
   * @param paid 0 if nothing was
   */
  record OrderEntry(long version, OrderEnd end, Map<String, Long> lines, long total, long paid)
      implements Entry {
    public OrderEntry {
      lines = Map.copyOf(lines);
    }
  }

  /**
   * A fulfilment.
   *
   * @param step by the names of the domain
   * @param paymentDue until when it waits for the payment, null if it does not
   */
  record ProcessEntry(long version, ProcessEnd end, String step, @Nullable Instant paymentDue)
      implements Entry {}

  /** A product. */
  record StockEntry(long version, long onHand, long reserved, long available) implements Entry {}
}

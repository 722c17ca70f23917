package io.jangbu.shop.projection.inventory;

import io.jangbu.projection.index.SortedIndex;
import io.jangbu.projection.index.StreamRange;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.starter.http.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The products by how many pieces of them are available, the fewest first, then by sku. */
final class ProductsByAvailable {

  /**
   * {@code available/sku}. In memory, for there are not more products than people look after, and
   * each that is registered begins at the head of the list and leaves it.
   */
  static final SortedIndex<Stock> LIST =
      SortedIndex.inMemory(
          "inventory-by-available",
          stock ->
              switch (stock) {
                case Stock.None() -> Set.of();
                case Stock.Level level -> Set.of(term(level.available()));
              });

  /** As many as the largest long has, so that texts sort as numbers do. */
  private static final int DIGITS = 19;

  private ProductsByAvailable() {}

  /**
   * Those of which fewer pieces are available; null = all.
   *
   * @throws ProblemException 400 if it is negative
   */
  static StreamRange<Stock> below(@Nullable Long available) {
    if (available == null) {
      return LIST.all();
    }
    if (available < 0) {
      throw ProblemException.malformed("availableBelow is not below 0");
    }
    return LIST.below(term(available));
  }

  /** Where a product is in the list. */
  static String key(ProductJson product) {
    return SortedIndex.key(term(product.available()), product.sku());
  }

  /** Never below 0; an event that says otherwise must not stop the partition. */
  private static String term(long available) {
    String digits = Long.toString(Math.max(0, available));
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}

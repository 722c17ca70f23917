package io.jangbu.shop.projection.inventory;

import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.starter.projection.reading.StreamJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product as JSON. Quantities are pieces, {@code available = onHand - reserved}.
 *
 * @param incomplete true if the product lacks an event: this is what the others add up to
 * @param overwritten true if an event of the product came again and was another
 */
record ProductJson(
    String sku,
    long version,
    String name,
    long onHand,
    long reserved,
    long available,
    Instant updatedAt,
    @Nullable Boolean incomplete,
    @Nullable Boolean overwritten)
    implements StreamJson {

  /** Empty if there is no such product, or no longer. */
  static Optional<ProductJson> of(String sku, Snapshot<Stock> snapshot) {
    return switch (snapshot.state()) {
      case Stock.None() -> Optional.empty();
      case Stock.Level level ->
          Optional.of(
              new ProductJson(
                  sku,
                  snapshot.version(),
                  level.name(),
                  level.onHand(),
                  level.reserved(),
                  level.available(),
                  snapshot.updatedAt(),
                  StreamJson.flaw(Flaw.INCOMPLETE, snapshot),
                  StreamJson.flaw(Flaw.OVERWRITTEN, snapshot)));
    };
  }
}

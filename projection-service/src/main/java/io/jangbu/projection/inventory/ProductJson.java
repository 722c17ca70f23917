package io.jangbu.projection.inventory;

import io.jangbu.domain.Snapshot;
import io.jangbu.domain.inventory.Stock;
import io.jangbu.projection.reading.StreamJson;
import java.time.Instant;
import java.util.Optional;

/** A product as JSON. Quantities are pieces, {@code available = onHand - reserved}. */
record ProductJson(
    String sku,
    long version,
    String name,
    long onHand,
    long reserved,
    long available,
    Instant updatedAt)
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
                  snapshot.updatedAt()));
    };
  }
}

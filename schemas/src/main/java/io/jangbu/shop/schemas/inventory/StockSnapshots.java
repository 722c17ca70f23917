package io.jangbu.shop.schemas.inventory;

import io.jangbu.core.Snapshot;
import io.jangbu.inventory.StockLevel;
import io.jangbu.inventory.StockSnapshot;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.shop.domain.inventory.Stock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A product's stock, field by field. */
public final class StockSnapshots implements SnapshotCodec<Stock> {

  private final SingleObject<StockSnapshot> snapshots = new SingleObject<>(StockSnapshot.class);

  @Override
  public byte[] encode(Snapshot<Stock> snapshot) {
    return snapshots.encode(
        new StockSnapshot(
            snapshot.version(),
            snapshot.createdAt(),
            snapshot.updatedAt(),
            switch (snapshot.state()) {
              case Stock.None() -> null;
              case Stock.Level(var name, var onHand, var reserved) ->
                  new StockLevel(name, onHand, reserved);
            }));
  }

  @Override
  public Snapshot<Stock> decode(byte[] bytes, Function<String, byte @Nullable []> entries) {
    return snapshots.decode(
        bytes,
        avro ->
            new Snapshot<>(
                stock(avro.getLevel()),
                avro.getVersion(),
                avro.getCreatedAt(),
                avro.getUpdatedAt()));
  }

  private static Stock stock(@Nullable StockLevel level) {
    return level == null
        ? new Stock.None()
        : new Stock.Level(level.getName(), level.getOnHand(), level.getReserved());
  }
}

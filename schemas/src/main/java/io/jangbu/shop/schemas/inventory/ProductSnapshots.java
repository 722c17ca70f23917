package io.jangbu.shop.schemas.inventory;

import io.jangbu.core.Entries;
import io.jangbu.core.Snapshot;
import io.jangbu.inventory.Reservation;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.Stock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product: its stock, and each reservation by itself. */
public final class ProductSnapshots implements SnapshotCodec<Product> {

  private final StockSnapshots stocks = new StockSnapshots();
  private final SingleObject<Reservation> reservations = new SingleObject<>(Reservation.class);

  @Override
  public byte[] encode(Snapshot<Product> product) {
    return stocks.encode(with(product.state().stock(), product));
  }

  @Override
  public Snapshot<Product> decode(byte[] bytes, Function<String, byte @Nullable []> entries) {
    Snapshot<Stock> stock = stocks.decode(bytes, entries);
    return with(
        new Product(stock.state(), Entries.storedIn(key -> quantity(entries.apply(key)))), stock);
  }

  @Override
  public Map<String, Optional<byte[]>> changedEntries(Product product) {
    return product.reservations().changes().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                change ->
                    change
                        .getValue()
                        .map(quantity -> reservations.encode(new Reservation(quantity)))));
  }

  private @Nullable Long quantity(byte @Nullable [] reservation) {
    return reservation == null ? null : reservations.decode(reservation).getQuantity();
  }

  private static <S> Snapshot<S> with(S state, Snapshot<?> snapshot) {
    return new Snapshot<>(state, snapshot.version(), snapshot.createdAt(), snapshot.updatedAt());
  }
}

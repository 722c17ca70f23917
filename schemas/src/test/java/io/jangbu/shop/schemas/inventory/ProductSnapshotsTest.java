package io.jangbu.shop.schemas.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.Entries;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.inventory.Stock.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductSnapshotsTest {

  private static final Instant CREATED = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final Instant UPDATED = Instant.parse("2026-11-22T10:00:00.654321Z");
  private static final Stock STOCK = new Level("Blue mug", 10, 7);

  private final ProductSnapshots products = new ProductSnapshots();
  private final StockSnapshots stocks = new StockSnapshots();
  private final Map<String, byte[]> store = new HashMap<>();

  @Test
  void readsBackTheStock() {
    Snapshot<Product> product = stored(STOCK, Entries.none(), 7);

    assertThat(product.state().stock()).isEqualTo(STOCK);
    assertThat(product.version()).isEqualTo(7);
    assertThat(product.createdAt()).isEqualTo(CREATED);
    assertThat(product.updatedAt()).isEqualTo(UPDATED);
  }

  @Test
  void looksUpEachReservationByItself() {
    Entries<Long> reservations =
        stored(STOCK, Entries.<Long>none().with("o-1", 3L).with("o-2", 4L), 7)
            .state()
            .reservations();

    assertThat(reservations.get("o-1")).isEqualTo(3);
    assertThat(reservations.get("o-2")).isEqualTo(4);
    assertThat(reservations.get("o-3")).isNull();
    assertThat(reservations.changes()).isEmpty();
  }

  @Test
  void looksUpNoReservationThatNobodyAsksFor() {
    Snapshot<Product> read =
        products.decode(
            products.encode(snapshot(STOCK, Entries.none(), 7)),
            key -> {
              throw new AssertionError(key + " is looked up");
            });

    assertThat(read.state().reservations().with("o-1", 3L).get("o-1")).isEqualTo(3);
  }

  @Test
  void tellsWhatHasChangedAndNothingElse() {
    Entries<Long> reservations =
        stored(STOCK, Entries.<Long>none().with("o-1", 3L).with("o-2", 4L), 7)
            .state()
            .reservations()
            .without("o-1")
            .with("o-3", Long.MAX_VALUE);

    Map<String, Optional<byte[]>> changes =
        products.changedEntries(new Product(STOCK, reservations));
    assertThat(changes).containsOnlyKeys("o-1", "o-3");
    assertThat(changes.get("o-1")).isEmpty();

    Product again = stored(STOCK, reservations, 9).state();
    assertThat(again.reservations().get("o-1")).isNull();
    assertThat(again.reservations().get("o-2")).isEqualTo(4);
    assertThat(again.reservations().get("o-3")).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void keepsTheReservationsOutOfTheSnapshot() {
    byte[] without = products.encode(snapshot(STOCK, Entries.none(), 7));
    byte[] with = products.encode(snapshot(STOCK, Entries.<Long>none().with("o-1", 3L), 7));

    assertThat(with).isEqualTo(without);
  }

  @Test
  void writesTheStockAsTheViewsDo() {
    assertThat(products.encode(snapshot(STOCK, Entries.none(), 7)))
        .isEqualTo(stocks.encode(new Snapshot<>(STOCK, 7, CREATED, UPDATED)));
  }

  @Test
  void readsBackAProductWhoseRegistrationIsErased() {
    Snapshot<Product> erased = stored(new Stock.None(), Entries.none(), 4);

    assertThat(erased.state().stock()).isEqualTo(new Stock.None());
    assertThat(erased.version()).isEqualTo(4);
    assertThat(erased.exists()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10})
  void refusesAReservationThatIsNone(int length) {
    store.put("o-1", new byte[length]);
    Entries<Long> reservations = stored(STOCK, Entries.none(), 7).state().reservations();

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> reservations.get("o-1"));
  }

  /** As the command service does: the snapshot here, each changed entry there. */
  private Snapshot<Product> stored(Stock stock, Entries<Long> reservations, long version) {
    products
        .changedEntries(new Product(stock, reservations))
        .forEach((key, entry) ->
            entry.ifPresentOrElse(bytes -> store.put(key, bytes), () -> store.remove(key)));
    return products.decode(products.encode(snapshot(stock, reservations, version)), store::get);
  }

  private static Snapshot<Product> snapshot(Stock stock, Entries<Long> reservations, long version) {
    return new Snapshot<>(new Product(stock, reservations), version, CREATED, UPDATED);
  }
}

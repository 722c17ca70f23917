package io.jangbu.projection.timetravel;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Fold;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.projection.CountedStores;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.projection.history.History;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.inventory.StockFold;
import io.jangbu.shop.projection.inventory.Products;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A partition of products with their snapshots, as some code keeps them. */
record PastPartition(
    ProjectionDriver driver, Projection<InventoryEvent, Stock> projection, int every)
    implements AutoCloseable {

  static PastPartition open(Path state, Projection<InventoryEvent, Stock> code, int every) {
    return new PastPartition(
        new ProjectionDriver(state, 1, List.of(), new TimeTravelSettings(every), code),
        code,
        every);
  }

  /** The code as it is. */
  static Projection<InventoryEvent, Stock> today() {
    return Products.projection();
  }

  /** Code by which the same events give other states: names are in capitals. */
  static Projection<InventoryEvent, Stock> changed() {
    Projection<InventoryEvent, Stock> today = today();
    StockFold fold = new StockFold();
    return new Projection<>(
        today.topics(), today.codec(), new LoudFold(fold), today.snapshots(), today.indexes());
  }

  private record LoudFold(StockFold fold) implements Fold<InventoryEvent, Stock> {
    @Override
    public Stock initialState() {
      return fold.initialState();
    }

    @Override
    public Stock evolve(Stock stock, InventoryEvent event) {
      return switch (fold.evolve(stock, event)) {
        case Stock.None none -> none;
        case Stock.Level(var name, var onHand, var reserved) ->
            new Stock.Level(name.toUpperCase(Locale.ROOT), onHand, reserved);
      };
    }

    @Override
    public boolean expects(Stock stock, InventoryEvent event) {
      return fold.expects(stock, event);
    }

    @Override
    public int evolveVersion() {
      return 2;
    }
  }

  /** The same state under other settings, as after a restart. */
  PastPartition restart(Path state, Projection<InventoryEvent, Stock> code, int every) {
    PastPartition next = open(state, code, every);
    for (String store :
        List.of(projection.historyStore(), projection.viewStore(), snapshotStore())) {
      copy(driver.store(store), next.driver.store(store));
    }
    return next;
  }

  private static <K, V> void copy(KeyValueStore<K, V> from, KeyValueStore<K, V> to) {
    try (KeyValueIterator<K, V> all = from.all()) {
      all.forEachRemaining(entry -> to.put(entry.key, entry.value));
    }
  }

  /** Waits until the walk is at its end, and no longer. */
  void awaitComplete() {
    for (int slices = 0; slices < 10_000; slices++) {
      if (keeper().isComplete()) {
        return;
      }
      driver.pass(Duration.ofMillis(100));
    }
    throw new AssertionError("does not end");
  }

  SnapshotKeeper<InventoryEvent, Stock> keeper() {
    return new SnapshotKeeper<>(snapshots(), history(driver), projection.stateForm(), every);
  }

  KeyValueStore<String, byte[]> snapshots() {
    return driver.store(snapshotStore());
  }

  String snapshotStore() {
    return projection.snapshotStore();
  }

  History<InventoryEvent> history(LocalStores stores) {
    return new History<>(
        stores.store(projection.historyStore()),
        _ -> Map.of(),
        new EventReader<>(projection.codec()));
  }

  Snapshot<Stock> plain(String sku, long version) {
    return history(driver)
        .fold(sku, Snapshot.empty(projection.fold()), 1, version, projection.fold());
  }

  /** Any state is what the events say, and takes few of them. */
  void assertRestores(String sku, String description) {
    StateForm<InventoryEvent, Stock> form = projection.stateForm();
    long last = driver.view(projection, sku).version();
    for (long version = 0; version <= last; version++) {
      CountedStores counted = new CountedStores(driver);
      PastStates<InventoryEvent, Stock> pasts =
          new PastStates<>(counted.store(snapshotStore()), history(counted), form);
      assertThat(pasts.at(sku, version))
          .as("%s: %s at %d", description, sku, version)
          .isEqualTo(plain(sku, version));
      assertThat(counted.reads(projection.historyStore()))
          .as("%s: events read for %s at %d", description, sku, version)
          .isLessThanOrEqualTo(every);
      assertThat(counted.reads(snapshotStore())).isLessThanOrEqualTo(1);
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}

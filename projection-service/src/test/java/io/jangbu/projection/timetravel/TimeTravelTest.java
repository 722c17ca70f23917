package io.jangbu.projection.timetravel;

import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.count;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.projection.ProductStream;
import io.jangbu.projection.ProjectionDriver;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any past state takes few events to restore, whatever became of code, settings and events. */
@Timeout(120)
class TimeTravelTest {

  private static final int MANY = 1_000;

  @TempDir private Path state;
  @TempDir private Path other;

  @Test
  void restoresAnyVersionFromTheSnapshotBeforeIt() {
    try (PastPartition partition = filled(100)) {
      assertThat(keys(partition)).hasSize(MANY / 100).contains("cup/0000000100", "cup/0000001000");
      partition.assertRestores("cup", "all there");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 150, 1_000, 5_000})
  void putsThemAsFarApartAsIsNewlySet(int every) {
    try (PastPartition before = filled(100);
        PastPartition partition = before.restart(other, PastPartition.today(), every)) {
      partition.awaitComplete();
      partition.assertRestores("cup", "every " + every);
    }
  }

  @Test
  void doesNotTrustWhatOtherCodeHasMadeAndReplacesIt() {
    try (PastPartition before = filled(100);
        PastPartition partition = before.restart(other, PastPartition.changed(), 100)) {
      StateForm<InventoryEvent, ?> form = partition.projection().stateForm();
      PastStates<InventoryEvent, ?> pasts =
          new PastStates<>(partition.snapshots(), partition.history(partition.driver()), form);
      assertThat(pasts.at("cup", 555)).isEqualTo(partition.plain("cup", 555));
      assertThat(pasts.at("cup", 555).toString()).contains("KETTLE");
      assertThat(partition.snapshots().get("cup/0000000500"))
          .isEqualTo(before.snapshots().get("cup/0000000500"));
      partition.awaitComplete();
      assertThat(keys(partition)).isEqualTo(keys(before));
      keys(partition)
          .forEach(key -> assertThat(form.decode(partition.snapshots().get(key))).isNotNull());
      partition.assertRestores("cup", "replaced");
    }
  }

  @Test
  void makesThemWhereThereWereNoneYet() {
    try (PastPartition before = filled(5_000);
        PastPartition partition = before.restart(other, PastPartition.today(), 100)) {
      assertThat(keys(partition)).isEmpty();
      partition.awaitComplete();
      assertThat(keys(partition)).hasSize(MANY / 100);
      partition.assertRestores("cup", "old deployment");
    }
  }

  @Test
  void restsOnceNothingIsMissing() {
    try (PastPartition partition = filled(100)) {
      assertThat(partition.keeper().isComplete()).isTrue();
    }
  }

  @Test
  void keepsNothingOfAnEventThatIsErased() {
    try (PastPartition partition = PastPartition.open(state, PastPartition.today(), 10)) {
      partition.awaitComplete();
      ProjectionDriver driver = partition.driver();
      ProductStream stream = new ProductStream("secret");
      driver.publish(partition.projection(), stream.handle(new RegisterProduct("Jane's mug")));
      IntStream.range(0, 99)
          .forEach(i -> driver.publish(partition.projection(), stream.handle(receive(i + 1))));
      assertThat(everything(partition)).contains("Jane's mug");
      for (long version : List.of(50L, 30L, 100L, 1L)) {
        driver.put(partition.projection(), new EventId("secret", version).toString(), null);
        partition.assertRestores("secret", "without " + version);
        assertThat(driver.view(partition.projection(), "secret").version()).isEqualTo(100);
      }
      assertThat(everything(partition)).doesNotContain("Jane's mug");
    }
  }

  @Test
  void bridgesVersionsThatAreMissing() {
    try (PastPartition partition = PastPartition.open(state, PastPartition.today(), 10)) {
      partition.awaitComplete();
      List<EventEnvelope<InventoryEvent>> events = events("cup", 95);
      for (EventEnvelope<InventoryEvent> event : events) {
        if (event.version() < 17 || (event.version() > 42 && event.version() != 60)) {
          partition.driver().publish(partition.projection(), List.of(event));
        }
      }
      partition.assertRestores("cup", "17 to 42 and 60 are missing");
    }
  }

  @Test
  void staysTrueWhileEventsComeAndGoAsSnapshotsAreReplaced() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<ProductStream> streams =
        IntStream.range(0, 30).mapToObj(i -> new ProductStream("p-" + i)).toList();
    try (PastPartition before = PastPartition.open(state, PastPartition.today(), 10)) {
      for (ProductStream stream : streams) {
        append(before, stream, random.nextInt(200));
      }
      try (PastPartition partition = before.restart(other, PastPartition.changed(), 3)) {
        for (int i = 0; i < 300; i++) {
          ProductStream stream = streams.get(random.nextInt(streams.size()));
          switch (random.nextInt(4)) {
            case 0 -> partition.driver().pass(Duration.ofMillis(100));
            case 1 -> erase(partition, stream, random);
            default -> append(partition, stream, 1 + random.nextInt(9));
          }
        }
        partition.awaitComplete();
        streams.forEach(stream -> partition.assertRestores(stream.id(), "seed " + seed));
      }
    }
  }

  @Test
  void worksInSlices() {
    try (PastPartition before = filled(5_000)) {
      SnapshotKeeper<?, ?> keeper =
          new SnapshotKeeper<>(
              before.snapshots(),
              before.history(before.driver()),
              before.projection().stateForm(),
              100);
      SnapshotWalk walk =
          new SnapshotWalk(
              keeper,
              before.driver().<String, byte[]>store(before.projection().viewStore()),
              id -> before.driver().view(before.projection(), id).version(),
              _ -> {});
      int slices = 1;
      while (!walk.goOn(Duration.ZERO)) {
        assertThat(keys(before)).hasSizeLessThanOrEqualTo(slices);
        slices++;
      }
      assertThat(slices).isBetween(MANY / 100, MANY / 100 + 2);
      assertThat(keys(before)).hasSize(MANY / 100);
    }
  }

  private PastPartition filled(int every) {
    PastPartition partition = PastPartition.open(state, PastPartition.today(), every);
    partition.awaitComplete();
    partition.driver().publish(partition.projection(), events("cup", MANY));
    partition.driver().publish(partition.projection(), events("cu", 3));
    return partition;
  }

  private static void append(PastPartition partition, ProductStream stream, int events) {
    if (!stream.snapshot().exists()) {
      partition.driver().publish(partition.projection(), stream.handle(REGISTER));
    }
    for (int i = 0; i < events; i++) {
      partition.driver().publish(partition.projection(), stream.handle(receive(1 + i)));
    }
  }

  private static void erase(PastPartition partition, ProductStream stream, Random random) {
    long last = stream.snapshot().version();
    if (last > 0) {
      String key = new EventId(stream.id(), random.nextLong(1, last + 1)).toString();
      partition.driver().put(partition.projection(), key, null);
    }
  }

  private static List<EventEnvelope<InventoryEvent>> events(String sku, int events) {
    return ProductStream.of(
        sku,
        Stream.concat(
                Stream.<InventoryCommand>of(REGISTER),
                IntStream.range(1, events).mapToObj(i -> i % 7 == 0 ? count(i) : receive(i)))
            .toArray(InventoryCommand[]::new));
  }

  private static List<String> keys(PastPartition partition) {
    List<String> keys = new ArrayList<>(ProjectionDriver.keys(partition.snapshots()));
    keys.remove(SnapshotKeeper.COMPLETE);
    return keys;
  }

  private static String everything(PastPartition partition) {
    StringBuilder all = new StringBuilder();
    for (String store : List.of(partition.snapshotStore(), partition.projection().viewStore())) {
      try (KeyValueIterator<String, byte[]> entries =
          partition.driver().<String, byte[]>store(store).all()) {
        entries.forEachRemaining(
            entry -> all.append(new String(entry.value, StandardCharsets.ISO_8859_1)).append('\n'));
      }
    }
    return all.toString();
  }
}

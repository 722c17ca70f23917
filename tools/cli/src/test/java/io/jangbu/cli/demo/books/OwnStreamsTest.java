package io.jangbu.cli.demo.books;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.demo.plan.RunId;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.inventory.InventoryLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnStreamsTest {

  private static final Instant TIME = Instant.parse("2026-11-27T12:00:00Z");
  private static final InventoryEvent CAME = new StockReceived(60, 60, 0, 60);

  private final List<String> counted = new ArrayList<>();
  private final OwnStreams<InventoryEvent, Stock> streams =
      new OwnStreams<>(
          new InventoryLog(), new RunId("demo-1-abc"), event -> counted.add(event.type()));

  @Test
  void foldWhatIsTheRunsAndLeaveTheRest() {
    take("demo-1-abc-ink", 1, new ProductRegistered("Ink"));
    take("demo-1-abd-ink", 1, new ProductRegistered("Ink"));
    take("ink", 7, CAME);
    take("demo-1-abc-ink", 2, CAME);

    assertThat(streams.entries(Snapshot::state))
        .containsExactly(Map.entry("demo-1-abc-ink", new Stock.Level("Ink", 60, 0)));
    assertThat(counted).containsExactly("ProductRegistered", "StockReceived");
    assertThat(streams.events()).isEqualTo(2);
    assertThat(streams.flaws()).isEmpty();
  }

  @Test
  void findATwinAndDoNotCountIt() {
    take("demo-1-abc-ink", 1, new ProductRegistered("Ink"));
    take("demo-1-abc-ink", 2, CAME);
    take("demo-1-abc-ink", 2, CAME);

    assertThat(streams.flaws()).containsExactly("demo-1-abc-ink/0000000002 comes after version 2");
    assertThat(counted).hasSize(2);
  }

  @Test
  void findAGap() {
    take("demo-1-abc-ink", 1, new ProductRegistered("Ink"));
    take("demo-1-abc-ink", 3, CAME);

    assertThat(streams.flaws()).containsExactly("demo-1-abc-ink/0000000003 comes after version 1");
  }

  @Test
  void findWhatTheRulesDoNotAllow() {
    take("demo-1-abc-ink", 1, new ProductRegistered("Ink"));
    take("demo-1-abc-ink", 2, new ProductRegistered("Ink"));

    assertThat(streams.flaws())
        .containsExactly("demo-1-abc-ink/0000000002, ProductRegistered: the rules do not allow it");
  }

  @Test
  void findWhatCannotBeReadAndWhatIsErased() {
    streams.take(key("demo-1-abc-ink", 1), new byte[] {1, 2}, 0, 1);
    streams.take(key("demo-1-abc-ink", 2), null, 0, 1);
    streams.take(key("ink", 1), new byte[] {1, 2}, 0, 1);

    assertThat(streams.flaws())
        .satisfiesExactly(
            unreadable -> assertThat(unreadable).startsWith("inventory.events-0: "),
            erased -> assertThat(erased).isEqualTo("demo-1-abc-ink: an event is erased"));
  }

  private void take(String sku, long version, InventoryEvent event) {
    byte[] value =
        new InventoryCodec()
            .encodeEvent(new EventEnvelope<>(sku, version, TIME, TIME, "corr", "cause", event));
    streams.take(key(sku, version), value, 0, 1);
  }

  private static byte[] key(String sku, long version) {
    return new EventId(sku, version).toString().getBytes(UTF_8);
  }
}

package io.jangbu.shop.projection.inventory;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.projection.ProductStream;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes a stock at random, and knows what there is of it without any index. */
final class StockModel {

  private static final List<Long> QUANTITIES =
      List.of(0L, 1L, 2L, 5L, 9L, 10L, 11L, 30L, 99L, 100L, 1_000L, Long.MAX_VALUE);

  /** A record of the events topic; without an event it erases one. */
  record Change(EventId id, @Nullable EventEnvelope<InventoryEvent> event) {}

  private record Listed(String sku, long available) {}

  private final Random random;
  private final int products;
  private final Map<String, ProductStream> streams = new HashMap<>();
  private final Map<String, NavigableMap<Long, EventEnvelope<InventoryEvent>>> left =
      new HashMap<>();

  StockModel(Random random, int products) {
    this.random = random;
    this.products = products;
  }

  /** A change of one product: what it appends, what it erases, or what comes a second time. */
  List<Change> change() {
    String sku = sku();
    NavigableMap<Long, EventEnvelope<InventoryEvent>> events =
        left.computeIfAbsent(sku, _ -> new TreeMap<>());
    if (!events.isEmpty() && random.nextInt(50) == 0) {
      EventEnvelope<InventoryEvent> again = some(events);
      return List.of(new Change(again.id(), again));
    }
    if (!events.isEmpty() && random.nextInt(50) == 0) {
      EventEnvelope<InventoryEvent> erased = some(events);
      events.remove(erased.version());
      return List.of(new Change(erased.id(), null));
    }
    ProductStream stream = streams.computeIfAbsent(sku, ProductStream::new);
    List<Change> records = new ArrayList<>();
    while (records.isEmpty()) {
      for (EventEnvelope<InventoryEvent> event : stream.handle(command())) {
        events.put(event.version(), event);
        records.add(new Change(event.id(), event));
      }
    }
    return records;
  }

  /** The products of which fewer are available (null = all), the least available first. */
  List<String> skus(@Nullable Long below) {
    List<Listed> listed = new ArrayList<>();
    left.forEach((sku, events) -> {
      Long available = available(events);
      if (available != null && (below == null || available < below)) {
        listed.add(new Listed(sku, available));
      }
    });
    listed.sort(Comparator.comparingLong(Listed::available).thenComparing(Listed::sku));
    return listed.stream().map(Listed::sku).toList();
  }

  List<String> slice(List<String> all, int from, int limit) {
    return all.stream().skip(from).limit(limit).toList();
  }

  /** A quantity to ask for; null now and then. */
  @Nullable Long someQuantity() {
    return random.nextInt(8) == 0 ? null : QUANTITIES.get(random.nextInt(QUANTITIES.size()));
  }

  private static @Nullable Long available(
      NavigableMap<Long, EventEnvelope<InventoryEvent>> events) {
    Long available = null;
    for (EventEnvelope<InventoryEvent> event : events.values()) {
      if (event.payload() instanceof ProductRegistered) {
        available = 0L;
      } else if (event.payload() instanceof StockChanged changed && available != null) {
        available = changed.onHand() - changed.reserved();
      }
    }
    return available;
  }

  private InventoryCommand command() {
    long quantity = 1L + random.nextInt(random.nextBoolean() ? 12 : 2_000);
    String orderId = "o-" + random.nextInt(5);
    return switch (random.nextInt(7)) {
      case 0 -> new InventoryCommand.RegisterProduct("Kettle");
      case 1 -> new InventoryCommand.ReceiveStock(quantity);
      case 2, 3 -> new InventoryCommand.ReserveStock(orderId, quantity);
      case 4 -> new InventoryCommand.ReleaseStock(orderId);
      case 5 -> new InventoryCommand.DispatchStock(orderId);
      default ->
          new InventoryCommand.CorrectStock(
              random.nextInt(20) == 0 ? Long.MAX_VALUE : quantity, "counted");
    };
  }

  private EventEnvelope<InventoryEvent> some(
      NavigableMap<Long, EventEnvelope<InventoryEvent>> events) {
    return List.copyOf(events.values()).get(random.nextInt(events.size()));
  }

  /** Some are much like others, in names that sort in other ways than numbers do. */
  private String sku() {
    int product = random.nextInt(products);
    return switch (product % 3) {
      case 0 -> "p" + product;
      case 1 -> "p-" + product;
      default -> "P_" + product;
    };
  }
}

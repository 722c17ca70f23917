package io.jangbu.projection.order;

import io.jangbu.domain.order.Order;
import io.jangbu.projection.view.ViewIndex;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Which orders have a status, in the order of their ids, and how many they are. */
final class OrdersByStatus implements ViewIndex<Order> {

  /** {@code STATUS/orderId} → nothing. */
  static final String LIST = "orders-by-status";

  /** {@code STATUS} → how many orders of the partition have it. */
  static final String COUNTS = "orders-status-counts";

  private static final byte[] NOTHING = {};

  @Override
  public List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(LIST), Serdes.String(), Serdes.ByteArray()),
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(COUNTS), Serdes.String(), Serdes.Long()));
  }

  /** The key of an order in the list. */
  static String key(OrderStatus status, String orderId) {
    return status.name() + "/" + orderId;
  }

  /** The order that a key of the list stands for. */
  static String orderId(String key) {
    return key.substring(key.indexOf('/') + 1);
  }

  @Override
  public Updater<Order> open(ProcessorContext<?, ?> context) {
    KeyValueStore<String, byte[]> list = context.getStateStore(LIST);
    KeyValueStore<String, Long> counts = context.getStateStore(COUNTS);
    return new Updater<>() {
      @Override
      public void add(String orderId, Order before, Order after) {
        Optional<OrderStatus> old = OrderStatus.of(before);
        Optional<OrderStatus> now = OrderStatus.of(after);
        if (!old.equals(now)) {
          old.ifPresent(status -> count(counts, status, -1));
          now.ifPresent(status -> {
            count(counts, status, 1);
            list.put(key(status, orderId), NOTHING);
          });
        }
      }

      @Override
      public void remove(String orderId, Order before, Order after) {
        Optional<OrderStatus> old = OrderStatus.of(before);
        if (!old.equals(OrderStatus.of(after))) {
          old.ifPresent(status -> list.delete(key(status, orderId)));
        }
      }
    };
  }

  private static void count(KeyValueStore<String, Long> counts, OrderStatus status, int by) {
    Long before = counts.get(status.name());
    counts.put(status.name(), (before == null ? 0 : before) + by);
  }
}

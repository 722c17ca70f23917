package io.jangbu.projection.index;

import io.jangbu.core.Deadlines;
import io.jangbu.core.Snapshot;
import io.jangbu.core.SortableTime;
import io.jangbu.projection.view.ViewIndex;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The deadlines of the streams of a context, sorted by time: {@code time/streamId/name} → nothing,
 * the time in microseconds since 1970 as 19 digits. Until RocksDB compacts, a page costs more where
 * many were reached or cancelled.
 *
 * @param store its name, {@code <context>-…}, kept for ever
 * @param deadlines as the context's command service has them. If they become others, rebuild the
 *     projection: what lies in the index goes by those that it was made with
 */
public record DeadlineIndex<S>(String store, Deadlines<?, S> deadlines) implements ViewIndex<S> {

  private static final byte[] NOTHING = {};

  /**
   * A deadline as it lies in the index.
   *
   * @param at when it is due, not before 1970
   */
  public record Entry(Instant at, String streamId, String name) {

    private static final int PARTS = 3;

    /** The key, by which entries are sorted. */
    public String key() {
      return SortableTime.digits(at) + "/" + streamId + "/" + name;
    }

    /** The entry of that key. */
    public static Entry of(String key) {
      String[] parts = key.split("/", PARTS);
      return new Entry(SortableTime.parse(parts[0]), parts[1], parts[2]);
    }
  }

  @Override
  public List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray()));
  }

  @Override
  public Updater<S> open(ProcessorContext<?, ?> context) {
    KeyValueStore<String, byte[]> keys = context.getStateStore(store);
    return new Updater<>() {
      @Override
      public void add(String streamId, Snapshot<S> before, Snapshot<S> after) {
        Set<String> added = new HashSet<>(keysOf(streamId, after));
        added.removeAll(keysOf(streamId, before));
        added.forEach(key -> keys.put(key, NOTHING));
      }

      @Override
      public void remove(String streamId, Snapshot<S> before, Snapshot<S> after) {
        Set<String> removed = new HashSet<>(keysOf(streamId, before));
        removed.removeAll(keysOf(streamId, after));
        removed.forEach(keys::delete);
      }
    };
  }

  private Set<String> keysOf(String streamId, Snapshot<S> stream) {
    return deadlines.of(stream).entrySet().stream()
        .map(each -> new Entry(each.getValue(), streamId, each.getKey()).key())
        .collect(Collectors.toSet());
  }
}

package io.jangbu.command.state;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.domain.Entries;
import io.jangbu.domain.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot of each stream. A cache of the events.
 *
 * <p>Keyed by the stream's id; what its state keeps as {@link Entries} lies beside it, each under
 * {@code stream/entry} (no stream's id has a slash), and is read when the decider asks for it.
 * {@link Completeness} lies where no stream can.
 */
public final class SnapshotStore<S> {

  /** How many stores on disk it is, per partition. */
  public static final int STORES = 1;

  /** No stream's id is empty. */
  private static final String COMPLETENESS = "/complete";

  private final BoundedContext<?, ?, S> context;
  private final KeyValueStore<String, byte[]> store;

  SnapshotStore(BoundedContext<?, ?, S> context, KeyValueStore<String, byte[]> store) {
    this.context = context;
    this.store = store;
  }

  /** How the store is made. */
  public static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  /** The stream's snapshot, an empty one if there is none. */
  public Snapshot<S> get(String streamId) {
    byte[] stored = store.get(streamId);
    return stored == null
        ? Snapshot.empty(context.decider())
        : context.snapshots().decode(stored, entry -> store.get(key(streamId, entry)));
  }

  /** What {@link #put} must write to keep the snapshot: itself, and the entries that changed. */
  public List<KeyValue<String, byte[]>> changes(String streamId, Snapshot<S> snapshot) {
    List<KeyValue<String, byte[]>> changes = new ArrayList<>();
    changes.add(KeyValue.pair(streamId, context.snapshots().encode(snapshot)));
    context
        .snapshots()
        .changedEntries(snapshot.state())
        .forEach(
            (entry, value) -> changes.add(KeyValue.pair(key(streamId, entry), value.orElse(null))));
    return changes;
  }

  /** Keeps a snapshot. */
  public void put(List<KeyValue<String, byte[]>> changes) {
    changes.forEach(change -> store.put(change.key, change.value));
  }

  /** Whether the snapshots are all there, null if that is not known. */
  @Nullable Completeness completeness() {
    byte[] stored = store.get(COMPLETENESS);
    return stored == null ? null : Completeness.decode(stored);
  }

  void complete(Completeness completeness) {
    store.put(COMPLETENESS, completeness.encode());
  }

  /** Everything but {@link Completeness}, to be deleted one by one. */
  Clearing clearing() {
    KeyValueIterator<String, byte[]> all = store.all();
    return new Clearing(
        all,
        () -> {
          String key = all.next().key;
          if (!key.equals(COMPLETENESS)) {
            store.delete(key);
          }
        });
  }

  private static String key(String streamId, String entry) {
    return streamId + "/" + entry;
  }
}

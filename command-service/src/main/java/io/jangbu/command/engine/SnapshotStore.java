package io.jangbu.command.engine;

import io.jangbu.domain.Decider;
import io.jangbu.domain.Snapshot;
import io.jangbu.schemas.Codec;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The newest snapshot of each stream, keyed by the stream's id. A cache of the events. */
final class SnapshotStore<E, S> {

  private final Decider<?, E, S> decider;
  private final Codec<?, E, S> codec;
  private final KeyValueStore<String, byte[]> store;

  SnapshotStore(
      Decider<?, E, S> decider, Codec<?, E, S> codec, KeyValueStore<String, byte[]> store) {
    this.decider = decider;
    this.codec = codec;
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  Snapshot<S> get(String streamId) {
    byte[] stored = store.get(streamId);
    return stored == null ? Snapshot.empty(decider) : codec.decodeSnapshot(stored);
  }

  void put(String streamId, byte[] snapshot) {
    store.put(streamId, snapshot);
  }
}

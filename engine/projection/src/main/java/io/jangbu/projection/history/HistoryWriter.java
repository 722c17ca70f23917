package io.jangbu.projection.history;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the topic's records byte for byte: a store whose changelog is its own source must hold
 * after processing exactly what it would hold after a restore (KIP-813). That includes garbage,
 * which is left out in reading, and tombstones, which erase.
 */
public final class HistoryWriter {

  private final KeyValueStore<Bytes, byte[]> store;

  public HistoryWriter(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** To be called for every record, whatever becomes of it. */
  public void keep(Record<Bytes, byte[]> record) {
    if (record.key() != null) {
      store.put(record.key(), record.value());
    }
  }

  /**
   * What stands under the record's key before it is kept; null if nothing does. Nothing does either
   * where the store was restored from a topic of which compaction had taken it already.
   */
  public byte @Nullable [] before(Record<Bytes, byte[]> record) {
    return store.get(record.key());
  }
}

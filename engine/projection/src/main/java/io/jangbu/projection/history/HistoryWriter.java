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
  private final RefusedRecords refused;

  /** {@code snapshots} is where those are listed that were refused. */
  public HistoryWriter(
      KeyValueStore<Bytes, byte[]> store, KeyValueStore<String, byte[]> snapshots) {
    this.store = store;
    this.refused = new RefusedRecords(snapshots);
  }

  /** To be called for every record that is not refused, whatever becomes of it. */
  public void keep(Record<Bytes, byte[]> record) {
    if (record.key() != null) {
      store.put(record.key(), record.value());
      refused.remove(record.key());
    }
  }

  /** The record was refused: what stands under its key stays. */
  public void refuse(Record<Bytes, byte[]> record) {
    refused.add(record.key(), before(record));
  }

  /** Those that were refused, and that nothing has replaced since. */
  public RefusedRecords refused() {
    return refused;
  }

  /**
   * What stands under the record's key before it is kept; null if nothing does. Nothing does either
   * where the store was restored from a topic of which compaction had taken it already.
   */
  public byte @Nullable [] before(Record<Bytes, byte[]> record) {
    Bytes key = record.key();
    return refused.has(key) ? refused.instead(key) : store.get(key);
  }
}

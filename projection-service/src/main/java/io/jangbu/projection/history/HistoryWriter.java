package io.jangbu.projection.history;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the topic's records byte for byte: a store whose changelog is its own source must hold
 * after processing exactly what it would hold after a restore (KIP-813). That includes garbage,
 * which is left out in reading, and tombstones, which erase.
 */
public final class HistoryWriter extends ContextualProcessor<Bytes, byte[], Void, Void> {

  private final String storeName;
  private KeyValueStore<Bytes, byte[]> store;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  public HistoryWriter(String storeName) {
    this.storeName = storeName;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<Bytes, byte[]> record) {
    if (record.key() != null) {
      store.put(record.key(), record.value());
    }
  }
}

package io.jangbu.projection.view;

import io.jangbu.projection.memory.Share;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of one of a context's partitions, by their names. */
public interface LocalStores {

  <K, V> ReadOnlyKeyValueStore<K, V> store(String name);

  /** What may be taken from them into memory for the answer that is being made. */
  Share share();
}

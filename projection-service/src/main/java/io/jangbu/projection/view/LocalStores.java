package io.jangbu.projection.view;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of one of a context's partitions, by their names. */
public interface LocalStores {

  <K, V> ReadOnlyKeyValueStore<K, V> store(String name);
}

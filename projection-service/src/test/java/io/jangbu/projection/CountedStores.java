package io.jangbu.projection;

import io.jangbu.projection.memory.Share;
import io.jangbu.projection.view.LocalStores;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Counts the entries that are read of any store, and lets something happen in between. */
public final class CountedStores implements LocalStores {

  private final LocalStores stores;
  private final IntConsumer onKey;
  private final Map<String, Integer> reads = new HashMap<>();
  private int keys;

  public CountedStores(LocalStores stores) {
    this(stores, _ -> {});
  }

  /** {@code onKey} hears of each key of a range that is read, counted from 1. */
  public CountedStores(LocalStores stores, IntConsumer onKey) {
    this.stores = stores;
    this.onKey = onKey;
  }

  public int reads() {
    return reads.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The same of that store alone. */
  public int reads(String store) {
    return reads.getOrDefault(store, 0);
  }

  @Override
  public <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
    return new Store<>(name, stores.store(name));
  }

  @Override
  public Share share() {
    return stores.share();
  }

  private final class Store<K, V> implements ReadOnlyKeyValueStore<K, V> {

    private final String name;
    private final ReadOnlyKeyValueStore<K, V> store;

    Store(String name, ReadOnlyKeyValueStore<K, V> store) {
      this.name = name;
      this.store = store;
    }

    @Override
    public @Nullable V get(K key) {
      reads.merge(name, 1, Integer::sum);
      return store.get(key);
    }

    @Override
    public KeyValueIterator<K, V> range(K from, K to) {
      return new Entries<>(name, store.range(from, to));
    }

    @Override
    public KeyValueIterator<K, V> reverseRange(K from, K to) {
      return new Entries<>(name, store.reverseRange(from, to));
    }

    @Override
    public KeyValueIterator<K, V> all() {
      return new Entries<>(name, store.all());
    }

    @Override
    public long approximateNumEntries() {
      return store.approximateNumEntries();
    }
  }

  private final class Entries<K, V> implements KeyValueIterator<K, V> {

    private final String name;
    private final KeyValueIterator<K, V> entries;

    Entries(String name, KeyValueIterator<K, V> entries) {
      this.name = name;
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<K, V> next() {
      reads.merge(name, 1, Integer::sum);
      KeyValue<K, V> entry = entries.next();
      onKey.accept(++keys);
      return entry;
    }

    @Override
    public K peekNextKey() {
      return entries.peekNextKey();
    }

    @Override
    public void close() {
      entries.close();
    }
  }
}

package io.jangbu.projection;

import io.jangbu.projection.view.LocalStores;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Counts the entries that are read of any store, and lets something happen in between. */
public final class CountedStores implements LocalStores {

  private final LocalStores stores;
  private final IntConsumer onKey;
  private int reads;
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
    return reads;
  }

  @Override
  public <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
    return new Store<>(stores.store(name));
  }

  private final class Store<K, V> implements ReadOnlyKeyValueStore<K, V> {

    private final ReadOnlyKeyValueStore<K, V> store;

    Store(ReadOnlyKeyValueStore<K, V> store) {
      this.store = store;
    }

    @Override
    public @Nullable V get(K key) {
      reads++;
      return store.get(key);
    }

    @Override
    public KeyValueIterator<K, V> range(K from, K to) {
      return new Entries<>(store.range(from, to));
    }

    @Override
    public KeyValueIterator<K, V> reverseRange(K from, K to) {
      return new Entries<>(store.reverseRange(from, to));
    }

    @Override
    public KeyValueIterator<K, V> all() {
      return new Entries<>(store.all());
    }

    @Override
    public long approximateNumEntries() {
      return store.approximateNumEntries();
    }
  }

  private final class Entries<K, V> implements KeyValueIterator<K, V> {

    private final KeyValueIterator<K, V> entries;

    Entries(KeyValueIterator<K, V> entries) {
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<K, V> next() {
      reads++;
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

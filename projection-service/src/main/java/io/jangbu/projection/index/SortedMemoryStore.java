package io.jangbu.projection.index;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory in which a range costs what is read of it, whatever else is or was in the
 * store. In RocksDB a deleted key stays as a mark until it is compacted away, and a range steps
 * over every mark: where keys move on from the head of a range, as those of products do that were
 * registered with nothing in stock, its first page would cost more the more there are. Kafka's own
 * store in memory copies all keys of a range before it gives the first.
 */
final class SortedMemoryStore implements KeyValueStore<Bytes, byte[]> {

  private final String name;
  private final ConcurrentNavigableMap<Bytes, byte[]> entries = new ConcurrentSkipListMap<>();
  private volatile boolean open;

  private SortedMemoryStore(String name) {
    this.name = name;
  }

  /** Makes one per partition, which its changelog fills again after a restart. */
  static KeyValueBytesStoreSupplier supplier(String name) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new SortedMemoryStore(name);
      }

      @Override
      public String metricsScope() {
        return "sorted-memory";
      }
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> put(Bytes.wrap(key), value));
    open = true;
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return entries.get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
    ConcurrentNavigableMap<Bytes, byte[]> range = entries;
    if (from != null) {
      range = range.tailMap(from, true);
    }
    if (to != null) {
      range = range.headMap(to, true);
    }
    return new Entries(range);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new Entries(entries);
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
    return entries.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    return entries.remove(key);
  }

  /** Nobody asks for a position: reads wait for versions of streams. */
  @Override
  public Position getPosition() {
    return Position.emptyPosition();
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    entries.clear();
  }

  private static final class Entries implements KeyValueIterator<Bytes, byte[]> {

    private final Iterator<Map.Entry<Bytes, byte[]>> entries;

    Entries(Map<Bytes, byte[]> entries) {
      this.entries = entries.entrySet().iterator();
    }

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      Map.Entry<Bytes, byte[]> entry = entries.next();
      return KeyValue.pair(entry.getKey(), entry.getValue());
    }

    @Override
    public Bytes peekNextKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}

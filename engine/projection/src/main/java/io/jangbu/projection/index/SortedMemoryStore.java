package io.jangbu.projection.index;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A store in memory in which a range costs what is read of it, whatever else is or was in the
 * store. In RocksDB a deleted key stays as a mark until it is compacted away, and a range steps
 * over every mark: where keys move on from the head of a range, as those of products do that were
 * registered with nothing in stock, its first page would cost more the more there are. Kafka's own
 * store in memory copies all keys of a range before it gives the first.
 *
 * <p>The map is immutable: who reads a range reads it as it was when he began. Only the thread that
 * has the partition writes.
 */
final class SortedMemoryStore implements KeyValueStore<Bytes, byte[]> {

  private final String name;
  private volatile TreePMap<Bytes, byte[]> entries = TreePMap.empty();
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
    return new Entries(entries, from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new Entries(entries, null, null);
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    entries = value == null ? entries.minus(key) : entries.plus(key, value);
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
    byte[] before = entries.get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    byte[] before = entries.get(key);
    put(key, null);
    return before;
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
    entries = TreePMap.empty();
  }

  private final class Entries implements KeyValueIterator<Bytes, byte[]> {

    private final TreePMap<Bytes, byte[]> snapshot;
    private final @Nullable Bytes to;
    private Map.@Nullable Entry<Bytes, byte[]> next;

    Entries(TreePMap<Bytes, byte[]> snapshot, @Nullable Bytes from, @Nullable Bytes to) {
      this.snapshot = snapshot;
      this.to = to;
      this.next = from == null ? snapshot.firstEntry() : snapshot.ceilingEntry(from);
    }

    /** A store that is closed under a reader must not pass for one that ends here. */
    @Override
    public boolean hasNext() {
      if (!open) {
        throw new InvalidStateStoreException("the store " + name + " is closed");
      }
      return next != null && (to == null || next.getKey().compareTo(to) <= 0);
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      Map.Entry<Bytes, byte[]> entry = next;
      if (!hasNext() || entry == null) {
        throw new NoSuchElementException();
      }
      next = snapshot.higherEntry(entry.getKey());
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

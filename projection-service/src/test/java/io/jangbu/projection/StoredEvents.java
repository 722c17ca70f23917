package io.jangbu.projection;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Long streams, sorted as a history store has them, without projecting them first. */
public final class StoredEvents implements ReadOnlyKeyValueStore<Bytes, byte[]> {

  private final ConcurrentNavigableMap<Bytes, byte[]> records = new ConcurrentSkipListMap<>();
  private final OrderCodec codec = new OrderCodec();

  /** Versions 1 to {@code versions} of a stream, each recorded at its time. */
  public StoredEvents with(String streamId, long versions, LongFunction<Instant> recordedAt) {
    for (long version = 1; version <= versions; version++) {
      Instant time = recordedAt.apply(version);
      put(new EventEnvelope<>(streamId, version, time, time, "c", "c", new OrderDelivered()));
    }
    return this;
  }

  public void put(EventEnvelope<OrderEvent> event) {
    records.put(key(event.id().toString()), codec.encodeEvent(event));
  }

  public void put(String key, byte[] value) {
    records.put(key(key), value);
  }

  public void erase(String key) {
    records.remove(key(key));
  }

  private static Bytes key(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public byte @Nullable [] get(Bytes key) {
    return records.get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return new Entries(records.subMap(from, true, to, true));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
    return new Entries(records.subMap(from, true, to, true).descendingMap());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new Entries(records);
  }

  @Override
  public long approximateNumEntries() {
    return records.size();
  }

  private static final class Entries implements KeyValueIterator<Bytes, byte[]> {

    private final Iterator<Map.Entry<Bytes, byte[]>> iterator;

    Entries(Map<Bytes, byte[]> records) {
      this.iterator = records.entrySet().iterator();
    }

    @Override
    public boolean hasNext() {
      return iterator.hasNext();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      Map.Entry<Bytes, byte[]> entry = iterator.next();
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

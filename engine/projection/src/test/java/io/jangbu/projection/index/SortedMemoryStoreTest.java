package io.jangbu.projection.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class SortedMemoryStoreTest {

  private static final byte[] VALUE = {};

  private final KeyValueStore<Bytes, byte[]> store = SortedMemoryStore.supplier("list").get();

  @Test
  void readsARangeInItsOrder() {
    open("b", "a", "c");

    try (KeyValueIterator<Bytes, byte[]> range = store.range(key("a"), key("b"))) {
      assertThat(range.next().key).isEqualTo(key("a"));
      assertThat(range.next().key).isEqualTo(key("b"));
      assertThat(range.hasNext()).isFalse();
    }
  }

  @Test
  void doesNotPassForAnEndWhenItIsClosedUnderAReader() {
    open("a", "b");

    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      all.next();
      store.close();

      assertThatExceptionOfType(InvalidStateStoreException.class).isThrownBy(all::hasNext);
    }
  }

  private void open(String... keys) {
    store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    for (String key : keys) {
      store.put(key(key), VALUE);
    }
  }

  private static Bytes key(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.US_ASCII));
  }
}

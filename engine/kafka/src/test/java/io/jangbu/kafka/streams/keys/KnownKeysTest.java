package io.jangbu.kafka.streams.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

  private static final int KEYS = 100;

  private final KeyValueStore<String, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("store"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    IntStream.range(0, KEYS).forEach(i -> store.put("old-" + i, new byte[1]));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void lackNothingBeforeAllAreKnown() {
    try (KnownKeys keys = new KnownKeys(store)) {
      assertThat(keys.lacks("none")).isFalse();
      assertThat(keys.learn(KEYS)).isFalse();
      assertThat(keys.lacks("none")).isFalse();

      assertThat(keys.learn(1)).isTrue();
      assertThat(keys.lacks("none")).isTrue();
    }
  }

  @Test
  void lackNoKeyThatTheStoreHadOrWasGivenMeanwhile() {
    try (KnownKeys keys = new KnownKeys(store)) {
      keys.learn(KEYS / 2);
      keys.added("new");
      store.put("new", new byte[1]);
      keys.learn(KEYS);

      assertThat(IntStream.range(0, KEYS).filter(i -> keys.lacks("old-" + i))).isEmpty();
      assertThat(keys.lacks("new")).isFalse();
    }
  }

  @Test
  void areAllKnownOfAnEmptyStore() {
    IntStream.range(0, KEYS).forEach(i -> store.delete("old-" + i));
    try (KnownKeys keys = new KnownKeys(store)) {
      assertThat(keys.learn(1)).isTrue();
      assertThat(keys.lacks("old-1")).isTrue();
    }
  }
}

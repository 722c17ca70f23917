package io.jangbu.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real stores, of which all but one have been written to and are idle. */
class StoreMemoryTest {

  private static final long MIB = 1 << 20;
  private static final List<String> STORES =
      IntStream.range(0, 40).mapToObj(i -> "store-" + i).toList();
  private static final int KEY = 16;
  private static final int VALUE = 200;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @TempDir private Path directory;

  @Test
  void flushesAStoreByItsOwnShareHoweverMuchTheOthersHaveUnwritten() {
    try (StoreMemory memory = StoreMemory.of(32 * MIB, STORES.size(), registry);
        TopologyTestDriver driver = new TopologyTestDriver(topology(), settings(memory))) {
      TestInputTopic<String, Integer> topic = topic(driver);
      int nearlyFull = (int) (memory.budget().share() / 3 / VALUE);
      STORES.forEach(store -> put(topic, store, nearlyFull));
      double before = figure("flushes");

      put(topic, STORES.getFirst(), 20_000);

      // Two files a flush: records and offsets.
      double flushes = (figure("flushes") - before) / 2;
      double shares = 20_000.0 * VALUE / memory.budget().share();
      assertThat(flushes).isBetween(shares / 2, shares * 4);
      assertThat(figure("flushed")).isGreaterThan(15_000.0 * VALUE);
    }
  }

  @Test
  void staysWithinItsLimitWhenAllStoresAreFull() {
    try (StoreMemory memory = StoreMemory.of(32 * MIB, STORES.size(), registry);
        TopologyTestDriver driver = new TopologyTestDriver(topology(), settings(memory))) {
      TestInputTopic<String, Integer> topic = topic(driver);
      STORES.forEach(store -> put(topic, store, 2_000));

      assertThat(gauge("memory")).isBetween(5.0 * MIB, gauge("memory.limit"));
      assertThat(gauge("memory.limit")).isEqualTo(32 * MIB);
      assertThat(gauge("open")).isEqualTo(STORES.size());
      assertThat(gauge("expected")).isEqualTo(STORES.size());
    }
    assertThat(gauge("open")).isZero();
    assertThat(gauge("memory")).isZero();
  }

  /** In one record: after each the driver commits all stores. */
  private static void put(TestInputTopic<String, Integer> topic, String store, int times) {
    topic.pipeInput(store, times);
  }

  private double figure(String counter) {
    return registry.get("jangbu.stores." + counter).functionCounter().count();
  }

  private double gauge(String gauge) {
    return registry.get("jangbu.stores." + gauge).gauge().value();
  }

  private static TestInputTopic<String, Integer> topic(TopologyTestDriver driver) {
    return driver.createInputTopic("in", new StringSerializer(), new IntegerSerializer());
  }

  private Properties settings(StoreMemory memory) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "memory");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class);
    return memory.in(settings);
  }

  private static Topology topology() {
    Topology topology = new Topology();
    topology.addSource("source", new StringDeserializer(), new IntegerDeserializer(), "in");
    topology.addProcessor("writer", Writer::new, "source");
    STORES.forEach(store ->
        topology.addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(store), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled(),
            "writer"));
    return topology;
  }

  /** Puts so many values into the store that the key names, under their first bytes. */
  private static final class Writer extends ContextualProcessor<String, Integer, Void, Void> {

    private final Random random = new Random(1);

    @Override
    public void process(Record<String, Integer> record) {
      KeyValueStore<byte[], byte[]> store = context().getStateStore(record.key());
      for (int i = 0; i < record.value(); i++) {
        byte[] value = new byte[VALUE];
        random.nextBytes(value);
        store.put(Arrays.copyOf(value, KEY), value);
      }
    }
  }
}

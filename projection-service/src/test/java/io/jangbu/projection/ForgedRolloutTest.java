package io.jangbu.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else writes into the topic that says which version of the projections answers. */
class ForgedRolloutTest {

  private static final String FIRST =
      "{\"answering\":1,\"building\":null,\"kept\":null,\"last\":1}";

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "{\"answering\":1,\"last\":2000000000}",
        "{\"answering\":7,\"last\":7}",
        "{\"answering\":1,\"building\":1,\"last\":1}",
        "noise"
      })
  void isRefusedCountedAndWrittenOver(@Nullable String forged, @TempDir Path state) {
    String application = "forged-" + Integer.toHexString(String.valueOf(forged).hashCode());
    try (EventLogs _ = EventLogs.fresh();
        Instance instance = Instance.start(application, state).awaitReady()) {
      write(application, forged);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(newest(application)).isEqualTo(FIRST));
      assertThat(instance.counter("jangbu.projection.rollout.refused")).isPositive();
      assertThat(instance.isReady()).isTrue();
      assertThat(instance.get("/stats/orders-by-status").status()).isEqualTo(200);
    }
  }

  @Test
  void doesNotKeepTheServiceFromStarting(@TempDir Path state) {
    String application = "forged-before";
    try (EventLogs _ = EventLogs.fresh()) {
      try (Instance _ = Instance.start(application, state).awaitReady()) {
        assertThat(newest(application)).isNull();
      }
      write(application, "{\"answering\":1,\"last\":2000000000}");
      try (Instance instance = Instance.start(application, state).awaitReady()) {
        assertThat(instance.get("/stats/orders-by-status").status()).isEqualTo(200);
      }
    }
  }

  private static void write(String application, @Nullable String rollout) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", Broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      var _ = producer.send(new ProducerRecord<>(application + "-generations", 0, "plan", rollout));
    }
  }

  private static @Nullable String newest(String application) {
    TopicPartition partition = new TopicPartition(application + "-generations", 0);
    List<@Nullable String> all = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Broker.bootstrapServers(), "fetch.max.wait.ms", 20),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> all.add(record.value()));
      }
    }
    return all.isEmpty() ? null : all.getLast();
  }
}

package io.jangbu.projection;

import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment from before there were snapshots, and one that is set again, at a real broker. */
@Tag("slow")
class TimeTravelRestartTest {

  private static final String APPLICATION = "time-travel";
  private static final String CHANGELOG = APPLICATION + "-inventory-snapshots-changelog";
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void makesTheSnapshotsThatAreMissingAndAnswersTheSameMeanwhile(
      @TempDir Path first, @TempDir Path second) throws Exception {
    List<String> before;
    try (EventLogs log = EventLogs.fresh();
        Instance instance = Instance.start(APPLICATION, first).awaitReady()) {
      ProductStream stream = new ProductStream("long");
      log.products().publish(stream.handle(REGISTER));
      for (int i = 1; i < 250; i++) {
        log.products().publish(stream.handle(receive(i)));
      }
      await()
          .atMost(LONG)
          .until(() -> instance.get("/products/long?minVersion=250").status() == 200);
      before = answers(instance);
    }
    assertThat(snapshots()).containsExactly("long/0000000100", "long/0000000200");
    try (Admin admin = Broker.admin()) {
      admin.deleteTopics(List.of(CHANGELOG)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(CHANGELOG));
    }
    try (Instance withoutStore = Instance.start(APPLICATION, second).awaitReady()) {
      assertThat(answers(withoutStore)).isEqualTo(before);
      await()
          .atMost(LONG)
          .untilAsserted(
              () -> assertThat(snapshots()).containsExactly("long/0000000100", "long/0000000200"));
      assertThat(answers(withoutStore)).isEqualTo(before);
    }
    try (Instance finer =
        Instance.start(APPLICATION, second, "--jangbu.time-travel.snapshot-every=40")
            .awaitReady()) {
      assertThat(answers(finer)).isEqualTo(before);
      await()
          .atMost(LONG)
          .untilAsserted(() ->
              assertThat(snapshots())
                  .contains("long/0000000040", "long/0000000120", "long/0000000240"));
      assertThat(answers(finer)).isEqualTo(before);
    }
  }

  private static List<String> answers(Instance instance) {
    return LongStream.of(1, 40, 99, 100, 101, 199, 240, 250)
        .mapToObj(version -> instance.get("/products/long?version=" + version))
        .map(answer -> {
          assertThat(answer.status()).isEqualTo(200);
          return answer.response().body();
        })
        .toList();
  }

  /** The keys of streams in the changelog, as far as it is committed. */
  private static Set<String> snapshots() {
    Set<String> keys = new TreeSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                Broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, EventLogs.PARTITIONS)
              .mapToObj(partition -> new TopicPartition(CHANGELOG, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
          String key = new String(each.key(), StandardCharsets.UTF_8);
          if (key.startsWith("long/")) {
            keys.add(key);
          }
        }
      }
    }
    return keys;
  }
}

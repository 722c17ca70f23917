package io.jangbu.command.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.kafka.FreshTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A stream thread that has only decided what was due: nothing was consumed since the last commit,
 * so Kafka Streams commits without an offset.
 */
class CommitFencingTest {

  private final String topic = "fencing-" + UUID.randomUUID();
  private final Map<String, Object> broker =
      Map.of("bootstrap.servers", KafkaHost.shared().bootstrapServers());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CommitWhenCaughtUp clients =
      new CommitWhenCaughtUp(new AssignedPartitions(meters), _ -> false, meters);
  private Admin admin;
  private Consumer<byte[], byte[]> consumer;
  private Producer<byte[], byte[]> producer;

  @BeforeEach
  void open() throws Exception {
    admin = Admin.create(broker);
    FreshTopics.create(admin, List.of(new NewTopic(topic, 1, (short) 1)));
    consumer = consumer();
    await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          consumer.poll(Duration.ofMillis(100));
          return !consumer.assignment().isEmpty();
        });
    producer = clients.getProducer(with("transactional.id", topic));
    producer.initTransactions();
  }

  @AfterEach
  void close() {
    producer.close(Duration.ZERO);
    consumer.close();
    admin.close();
  }

  @Test
  void commitsWhatIsCommittedAlready() throws Exception {
    commit(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1)));
    commit(Map.of());

    assertThat(admin.listConsumerGroupOffsets(topic).partitionsToOffsetAndMetadata().get())
        .isEqualTo(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(1)));
  }

  @Test
  void commitsNothingOnceTheGroupHasGoneOnWithoutIt() {
    commit(Map.of());
    ConsumerGroupMetadata before = consumer.groupMetadata();
    try (Consumer<byte[], byte[]> other = consumer()) {
      await()
          .pollInSameThread()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            other.poll(Duration.ofMillis(100));
            return !other.assignment().isEmpty();
          });

      assertThatExceptionOfType(CommitFailedException.class)
          .isThrownBy(() -> commit(Map.of(), before));
    }
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    commit(offsets, consumer.groupMetadata());
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    producer.beginTransaction();
    var _ = producer.send(new ProducerRecord<>(topic, 0, new byte[1], new byte[1]));
    producer.sendOffsetsToTransaction(offsets, group);
    producer.commitTransaction();
  }

  /** One that leaves the group when it is not polled for a second. */
  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = with("group.id", topic);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("max.poll.interval.ms", 1_000);
    settings.put("session.timeout.ms", 1_000);
    settings.put("heartbeat.interval.ms", 300);
    Consumer<byte[], byte[]> opened = clients.getConsumer(settings);
    opened.subscribe(List.of(topic));
    return opened;
  }

  private Map<String, Object> with(String name, Object value) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(name, value);
    return settings;
  }
}

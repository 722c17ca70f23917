package io.jangbu.shop.shipping.scene;

import static java.util.stream.Collectors.toMap;

import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.hosts.KafkaHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer group, as Kafka's own tools and other people's programs use it. */
public record Group(String name) {

  /** How much it has read, over all partitions. */
  public long read() throws Exception {
    return committed().values().stream().mapToLong(OffsetAndMetadata::offset).sum();
  }

  /** What {@code kafka-consumer-groups.sh --reset-offsets --to-earliest} does. */
  public void resetToEarliest() throws Exception {
    try (Admin admin = admin()) {
      admin
          .alterConsumerGroupOffsets(
              name,
              committed().keySet().stream()
                  .collect(toMap(partition -> partition, _ -> new OffsetAndMetadata(0))))
          .all()
          .get();
    }
  }

  /**
   * A program that somebody starts in the group, which commits by itself what it reads, until it
   * has read something.
   *
   * @return how many records it has read
   */
  public int readByMistake(Runnable onceInTheGroup) {
    try (KafkaConsumer<byte[], byte[]> foreign =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                KafkaHost.shared().bootstrapServers(),
                "group.id",
                name,
                "auto.offset.reset",
                "earliest",
                "session.timeout.ms",
                10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      foreign.subscribe(List.of(OrderCodec.TOPICS.events()));
      while (foreign.assignment().isEmpty()) {
        var _ = foreign.poll(Duration.ofMillis(100));
      }
      onceInTheGroup.run();
      int read = 0;
      while (read == 0) {
        read = foreign.poll(Duration.ofSeconds(1)).count();
      }
      return read;
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
    try (Admin admin = admin()) {
      return admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
    }
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", KafkaHost.shared().bootstrapServers()));
  }
}

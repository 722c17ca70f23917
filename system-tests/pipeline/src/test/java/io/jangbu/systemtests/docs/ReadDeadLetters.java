package io.jangbu.systemtests.docs;

import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Shows the commands that were put aside, and why. */
final class ReadDeadLetters {

  private ReadDeadLetters() {}

  /** Takes the broker's address. */
  public static void main(String... args) {
    read(args[0]).forEach(System.out::println);
  }

  /** A line for each dead letter that is there now. */
  static List<String> read(String bootstrapServers) {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(OrderCodec.TOPICS.deadLetters()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> letters = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(200))) {
          letters.add(describe(letter.headers()));
        }
      }
      return letters;
    }
  }

  private static String describe(Headers letter) {
    return "%s-%s offset %s: %s"
        .formatted(
            CloudEventHeaders.text(letter, "dlt-topic"),
            CloudEventHeaders.text(letter, "dlt-partition"),
            CloudEventHeaders.text(letter, "dlt-offset"),
            CloudEventHeaders.text(letter, "dlt-reason"));
  }
}

package io.jangbu.resilience.outside;

import io.jangbu.resilience.checker.Position;
import io.jangbu.resilience.cluster.KafkaClients;
import io.jangbu.resilience.cluster.KafkaClients.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads whole topics, what is committed of them. */
final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** All records of a topic, each partition in its order. */
  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(Sight.COMMITTED)) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }

  /** How many partitions a topic has. */
  int partitions(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(Sight.COMMITTED)) {
      return partitions(consumer, topic).size();
    }
  }

  /** Where transactions are open in some topics: what comes after them cannot be read. */
  List<Position> openTransactions(Collection<String> topics) {
    try (KafkaConsumer<byte[], byte[]> committed = consumer(Sight.COMMITTED);
        KafkaConsumer<byte[], byte[]> all = consumer(Sight.EVERYTHING)) {
      List<TopicPartition> partitions =
          topics.stream().flatMap(topic -> partitions(all, topic).stream()).toList();
      // Asked for first, so that what is written meanwhile does not look open.
      Map<TopicPartition, Long> ends = all.endOffsets(partitions);
      Map<TopicPartition, Long> stable = committed.endOffsets(partitions);
      return partitions.stream()
          .filter(
              partition -> stable.getOrDefault(partition, 0L) < ends.getOrDefault(partition, 0L))
          .map(partition ->
              new Position(
                  partition.topic(), partition.partition(), stable.getOrDefault(partition, 0L)))
          .toList();
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer(Sight sight) {
    return KafkaClients.consumer(bootstrapServers, sight);
  }
}

package io.jangbu.projection.rollout;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Looks at the first record after a position. Only that tells how old it is, and whether there is
 * one at all: what lies before the end may be nothing but the marks of transactions.
 */
final class UnreadEvents implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;

  UnreadEvents(KafkaProperties kafka) {
    // What an open transaction holds back is not read either, however long it takes.
    Map<String, Object> settings =
        Reader.settings(kafka.buildConsumerProperties(), IsolationLevel.READ_UNCOMMITTED);
    // Where the log begins after the position.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 14);
    Reader.endsAtAnEnd(settings);
    consumer =
        new BoundedConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * When the first record from each position on was appended. A partition that has none before its
   * end is left out.
   *
   * @throws TimeoutException if not all can be read in time
   */
  Map<TopicPartition, Instant> oldest(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Instant> oldest = new HashMap<>();
    consumer.assign(positions.keySet());
    positions.forEach(consumer::seek);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!consumer.assignment().isEmpty() && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        var partition = new TopicPartition(record.topic(), record.partition());
        oldest.putIfAbsent(partition, Instant.ofEpochMilli(record.timestamp()));
      }
      consumer.assign(open(oldest, ends));
    }
    if (!consumer.assignment().isEmpty()) {
      throw new TimeoutException("nothing could be read of " + consumer.assignment());
    }
    return oldest;
  }

  private List<TopicPartition> open(
      Map<TopicPartition, Instant> found, Map<TopicPartition, Long> ends) {
    return consumer.assignment().stream()
        .filter(partition -> !found.containsKey(partition))
        .filter(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}

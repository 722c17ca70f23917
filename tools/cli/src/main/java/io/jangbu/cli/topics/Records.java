package io.jangbu.cli.topics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The committed records of one partition that are there now, one after another. */
final class Records implements Iterator<ConsumerRecord<byte[], byte[]>>, AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final long end;
  private final Queue<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

  /** From that offset on, or from where the log begins after it. */
  Records(String bootstrapServers, TopicPartition partition, long from) {
    this.partition = partition;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "jangbu-topics",
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                false,
                "auto.offset.reset",
                "earliest",
                "max.partition.fetch.bytes",
                8 << 20),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }

  /**
   * Whether there is one more.
   *
   * @throws TimeoutException if the broker says nothing for 30 s
   */
  @Override
  public boolean hasNext() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (fetched.isEmpty()) {
      if (consumer.position(partition) >= end) {
        return false;
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("nothing could be read of " + partition);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end) {
          fetched.add(record);
        }
      }
    }
    return true;
  }

  /** The next one, which stays the next one. */
  ConsumerRecord<byte[], byte[]> peek() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return fetched.element();
  }

  @Override
  public ConsumerRecord<byte[], byte[]> next() {
    peek();
    return fetched.remove();
  }

  /** Whether nothing tells them apart but where they are. */
  static boolean same(ConsumerRecord<byte[], byte[]> one, ConsumerRecord<byte[], byte[]> other) {
    return one.timestamp() == other.timestamp()
        && Arrays.equals(one.key(), other.key())
        && Arrays.equals(one.value(), other.value())
        && one.headers().equals(other.headers());
  }

  @Override
  public void close() {
    consumer.close();
  }
}

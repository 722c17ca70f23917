package io.jangbu.benchmarks.topic;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Reads what is committed to some topics from now on, on a thread of its own. */
public final class CommittedReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<ConsumerRecord<byte[], byte[]>> to;
  private final Thread thread = new Thread(this::read, "committed");
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * Connects, and reads what comes from now on in all partitions.
   *
   * @param topics must exist
   * @param to is handed each record, and must not wait; once it throws, nothing more is read
   */
  public CommittedReader(
      String bootstrapServers, List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    this.to = to;
    consumer = new KafkaConsumer<>(KafkaSettings.consumer(bootstrapServers));
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread.setDaemon(true);
    thread.start();
  }

  /** Why it does not read any more, null if it does. */
  public @Nullable Exception failure() {
    return failure.get();
  }

  private void read() {
    try {
      while (true) {
        consumer.poll(POLL).forEach(to);
      }
    } catch (WakeupException _) {
      // close() asks for it.
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
  }
}

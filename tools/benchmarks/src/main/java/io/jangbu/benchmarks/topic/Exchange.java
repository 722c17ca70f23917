package io.jangbu.benchmarks.topic;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends records, and reads what is committed meanwhile. What fails is told by who waits. */
public final class Exchange implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaProducer<byte[], byte[]> producer;
  private final CommittedReader reader;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * Connects, and reads what comes from now on in all partitions.
   *
   * @param topics must exist
   * @param to is handed each record, and must not wait
   */
  public Exchange(
      String bootstrapServers, List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    producer = new KafkaProducer<>(KafkaSettings.producer(bootstrapServers, 0));
    reader = new CommittedReader(bootstrapServers, topics, to);
  }

  /** Sends a record, and does not wait. */
  public void send(ProducerRecord<byte[], byte[]> record) {
    var _ =
        producer.send(
            record,
            (_, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  /**
   * Waits until all are back.
   *
   * @return when the last one came
   * @throws IllegalStateException if none comes for 60 s; its cause is what could not be sent or
   *     read
   */
  public long await(Arrivals arrivals) {
    try {
      return arrivals.awaitAll(PATIENCE);
    } catch (IllegalStateException e) {
      Exception cause = failure.get() == null ? reader.failure() : failure.get();
      throw cause == null ? e : new IllegalStateException(e.getMessage() + ": " + cause, cause);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    reader.close();
  }
}

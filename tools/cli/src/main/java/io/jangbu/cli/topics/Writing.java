package io.jangbu.cli.topics;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes records as they were, to a partition that is named, in the order in which they come. */
final class Writing implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

  Writing(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "jangbu-topics",
                // Topics are new here: a first batch that finds no leader yet would be overtaken by
                // the second, and then be refused as out of order for as long as it is sent.
                "max.in.flight.requests.per.connection",
                1,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                20,
                "compression.type",
                "lz4",
                "max.request.size",
                16 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** A record of another topic. */
  void write(String topic, int partition, ConsumerRecord<byte[], byte[]> record) {
    Long time = record.timestamp() < 0 ? null : record.timestamp();
    write(
        new ProducerRecord<>(
            topic, partition, time, record.key(), record.value(), record.headers()));
  }

  void write(ProducerRecord<byte[], byte[]> record) {
    var _ =
        producer.send(
            record,
            (_, failure) -> {
              if (failure != null) {
                failed.compareAndSet(null, failure);
              }
            });
    requireNone();
  }

  /**
   * Waits until all that was written is in the log.
   *
   * @throws KafkaException if something is not
   */
  void finish() {
    producer.flush();
    requireNone();
  }

  private void requireNone() {
    Exception failure = failed.get();
    if (failure != null) {
      throw new KafkaException("a record was not taken: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

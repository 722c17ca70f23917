package io.jangbu.resilience.cluster;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.record.TopicSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Clients of our own: what is on the topics is read and written as bytes. */
public final class KafkaClients {

  private KafkaClients() {}

  /** An idempotent producer, which sends on until a broker has taken it or two minutes are over. */
  public static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            TopicSettings.MAX_COMMAND_BYTES),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** One that makes little of what repeats itself, and so gets anything onto a topic. */
  public static KafkaProducer<byte[], byte[]> compressing(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "zstd",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            200 << 20,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            256L << 20),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** A consumer without a group, bounded as those of the services are. */
  public static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, Sight sight) {
    return new BoundedConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            sight.isolation,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000,
            // Closing it waits for the fetch that is under way.
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            50),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** What a consumer gets to see. */
  public enum Sight {
    COMMITTED("read_committed"),
    EVERYTHING("read_uncommitted");

    private final String isolation;

    Sight(String isolation) {
      this.isolation = isolation;
    }
  }
}

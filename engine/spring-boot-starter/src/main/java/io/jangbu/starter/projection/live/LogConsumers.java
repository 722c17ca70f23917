package io.jangbu.starter.projection.live;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Reader;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Makes consumers that belong to no group: each reads all that it asks for. */
@Component
final class LogConsumers {

  /** Kafka's own limits, 50 MiB and 1 MiB per partition, are too much for each of many clients. */
  private static final int FETCH_BYTES = 1 << 20;

  private static final int PARTITION_FETCH_BYTES = 1 << 17;

  private final KafkaProperties kafka;

  LogConsumers(KafkaProperties kafka) {
    this.kafka = kafka;
  }

  /** A record may have 3 MiB: {@link LogSource} takes more where they are small. */
  private static final int POLL_RECORDS = 1;

  Consumer<byte[], byte[]> open() {
    Map<String, Object> settings =
        Reader.settings(kafka.buildConsumerProperties(), IsolationLevel.READ_COMMITTED);
    // Only where the log begins after the place from which a client goes on.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    return new BoundedConsumer<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}

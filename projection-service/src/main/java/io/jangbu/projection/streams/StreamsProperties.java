package io.jangbu.projection.streams;

import io.jangbu.schemas.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' settings: what may be set otherwise, then the operator's, then what may not.
 * Streams itself reads committed records only and lets no consumer create a topic.
 */
final class StreamsProperties {

  /**
   * The largest view, in bytes: an order has at most four events that carry something, and its view
   * carries what they do.
   */
  private static final int MAX_VIEW_BYTES = 4 * TopicSettings.MAX_RECORD_BYTES;

  private StreamsProperties() {}

  /**
   * Puts them together.
   *
   * @param operators {@code spring.kafka.*}, as Boot reads it
   * @param replication of the changelogs: that of the events which they are made from
   */
  static Properties of(StreamsSettings settings, Map<String, Object> operators, int replication) {
    Map<String, Object> all = new HashMap<>(defaults(replication));
    all.putAll(operators);
    all.putAll(fixed(settings));
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }

  private static Map<String, Object> defaults(int replication) {
    Map<String, Object> defaults = new HashMap<>();
    defaults.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
    defaults.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    defaults.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    defaults.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    defaults.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    // The default of 100 ms would be the latency of a lone event.
    defaults.put(StreamsConfig.POLL_MS_CONFIG, 2);
    defaults.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksMemory.class);
    // The streams protocol assigns standbys wrongly in 4.3.1.
    defaults.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 90_000);
    // What a killed instance had open blocks readers of its changelogs for so long.
    defaults.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 5_000);
    // A killed instance is replaced after this, and its standbys answer in the meantime.
    defaults.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) Duration.ofSeconds(10).toMillis());
    defaults.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        (int) Duration.ofSeconds(3).toMillis());
    return defaults;
  }

  private static Map<String, Object> fixed(StreamsSettings settings) {
    Map<String, Object> fixed = new HashMap<>();
    // A view, its indexes and the place in the log must never disagree after a crash.
    fixed.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    fixed.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    fixed.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.advertisedAddress());
    fixed.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    fixed.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(MAX_VIEW_BYTES));
    fixed.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_VIEW_BYTES);
    String instance = settings.groupInstanceId();
    if (instance != null && !instance.isBlank()) {
      fixed.put(
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
    }
    return fixed;
  }
}

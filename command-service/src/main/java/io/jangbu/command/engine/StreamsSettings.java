package io.jangbu.command.engine;

import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import io.jangbu.schemas.TopicSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams as this service needs it; RATIONALE.md has the figures behind it. */
final class StreamsSettings {

  private StreamsSettings() {}

  /**
   * The settings, the operator's own on top.
   *
   * @param operators spring.kafka.streams.* and spring.kafka.properties.*
   */
  static Properties of(
      Map<String, Object> operators,
      EngineProperties engine,
      int replicationFactor,
      int minInsyncReplicas) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "jangbu-command-service");
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 2);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, engine.stateDirectory().toString());
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replicationFactor);
    settings.put(
        topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), Integer.toString(minInsyncReplicas));
    settings.put(
        topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(TopicSettings.MAX_RECORD_BYTES));

    settings.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    settings.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 120_000);
    settings.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 5_000);
    settings.put(
        producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), TopicSettings.MAX_RECORD_BYTES);

    settings.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 8_000);
    settings.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
    if (engine.instanceId() != null) {
      settings.put(
          mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), engine.instanceId());
    }

    settings.putAll(operators);
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }
}

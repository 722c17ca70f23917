package io.jangbu.kafka.streams;

import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import io.jangbu.kafka.record.TopicSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/**
 * Kafka Streams' settings: what may be set otherwise, then the operator's, then what may not be.
 * Streams itself reads committed records only and lets no consumer create a topic.
 */
public final class StreamsSettings {

  private StreamsSettings() {}

  /**
   * Puts them together.
   *
   * @param operators {@code spring.kafka.*}, as Boot reads it
   */
  public static Properties of(StreamsInstance instance, Map<String, Object> operators) {
    Map<String, Object> all = new HashMap<>(defaults(instance));
    all.putAll(operators);
    all.putAll(fixed(instance));
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }

  private static Map<String, Object> defaults(StreamsInstance instance) {
    Map<String, Object> defaults = new HashMap<>();
    defaults.put(StreamsConfig.APPLICATION_ID_CONFIG, instance.applicationId());
    defaults.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, instance.replicationFactor());
    // A majority of the changelog's copies: 2 of 3.
    defaults.put(
        topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
        Integer.toString(instance.replicationFactor() / 2 + 1));
    // What was erased leaves the changelogs, too, as it does the events.
    defaults.put(
        topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG),
        Long.toString(TopicSettings.COMPACTED_WITHIN_MILLIS));
    defaults.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    // For stores that ask for it, whose values change many times between two commits.
    defaults.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8 << 20);
    // There are no global stores. Unset, each start warns that this will be the default. Kafka's
    // constant of it is deprecated from the first.
    defaults.put("processing.exception.handler.global.enabled", true);
    defaults.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, instance.commitInterval().toMillis());
    // Each task reads one topic: there is no other to wait for, and to find that out is not free.
    defaults.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    defaults.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class);
    // A sender's missing or absurd timestamp must not stop a partition.
    defaults.put(
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class);
    // A commit sends what is there at once. What is sent before it need not be sent by it.
    defaults.put(producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    // The first write of a transaction is refused until the last one's markers stand; that takes
    // milliseconds, and the default would wait for 100 of them, then 200, up to a second.
    defaults.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 10);
    defaults.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 200);
    defaults.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    defaults.put(producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 120_000);
    // What a killed instance had open blocks the readers of its topics for so long, if there is no
    // other to end it.
    defaults.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 5_000);
    // A killed instance is replaced after this, or the least that the brokers take; the others hear
    // of it by their next heartbeat.
    defaults.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 2_000);
    defaults.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 300);
    // A rebalance waits so long for a member that does not come back, by default 5 minutes. A
    // broker that starts again may wait for members that are gone, and ends no session of theirs.
    defaults.put(mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), 60_000);
    return defaults;
  }

  private static Map<String, Object> fixed(StreamsInstance instance) {
    Map<String, Object> fixed = new HashMap<>();
    fixed.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // The streams protocol assigns standbys wrongly in 4.3.1, and takes a consumer of its own,
    // which
    // is not bounded, pauses nothing and asks for no commit.
    fixed.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    fixed.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    fixed.put(StreamsConfig.STATE_DIR_CONFIG, instance.stateDirectory().toString());
    fixed.put(
        topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        Integer.toString(TopicSettings.MAX_SNAPSHOT_BYTES));
    fixed.put(
        producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), TopicSettings.MAX_SNAPSHOT_BYTES);
    String id = instance.instanceId();
    if (id != null && !id.isBlank()) {
      fixed.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id);
    }
    return fixed;
  }
}

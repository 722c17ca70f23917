package io.jangbu.cli.erase.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.RegisteredTopic;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.testkit.kafka.FreshTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topics of a pipeline, with one partition each, and who writes to them. */
public final class KafkaTopics implements AutoCloseable {

  public static final long LAG = 3_600_000;
  public static final Map<String, String> COMPACTED =
      Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", Long.toString(LAG));

  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;

  /** None yet. */
  public KafkaTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer = producer(Map.of());
  }

  /** The topics of the contexts and the registry: what is overwritten leaves after an hour. */
  public KafkaTopics createAll(List<EventLog<?, ?>> logs) throws Exception {
    for (EventLog<?, ?> log : logs) {
      for (TopicSettings topic : TopicSettings.of(log.topics(), 1, (short) 1, 1)) {
        Map<String, String> config = new HashMap<>(topic.config());
        if ("compact".equals(config.get("cleanup.policy"))) {
          config.putAll(COMPACTED);
        }
        create(topic.name(), config);
      }
    }
    return create(RegisteredTopic.TOPIC, COMPACTED);
  }

  public KafkaTopics create(String name, Map<String, String> config) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      FreshTopics.create(admin, List.of(new NewTopic(name, 1, (short) 1).configs(config)));
    }
    return this;
  }

  /** Writes a record, or a tombstone. */
  public RecordMetadata send(String topic, String key, byte @Nullable [] value) throws Exception {
    return producer.send(record(topic, key, value)).get();
  }

  public RecordMetadata send(String topic, String key, String value) throws Exception {
    return send(topic, key, value.getBytes(UTF_8));
  }

  /** A transaction, begun and not ended. */
  KafkaProducer<byte[], byte[]> begin(String id) {
    KafkaProducer<byte[], byte[]> transactional = producer(Map.of("transactional.id", id));
    transactional.initTransactions();
    transactional.beginTransaction();
    return transactional;
  }

  // A record without a value is one of Kafka's own, which its annotations do not say.
  @SuppressWarnings("NullAway")
  static ProducerRecord<byte[], byte[]> record(String topic, String key, byte @Nullable [] value) {
    return new ProducerRecord<>(topic, 0, key.getBytes(UTF_8), value);
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", bootstrapServers);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    producer.close();
  }
}

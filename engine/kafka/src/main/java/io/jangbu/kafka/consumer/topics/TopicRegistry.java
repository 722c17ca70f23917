package io.jangbu.kafka.consumer.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Reader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.RegisteredTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic {@link RegisteredTopic#TOPIC}: the command service writes it, and {@code ./jangbu
 * topics adopt}. Everyone else reads it when a topic is not the one that they know.
 */
public final class TopicRegistry {

  private static final Logger log = LoggerFactory.getLogger(TopicRegistry.class);

  private static final TopicPartition PARTITION = new TopicPartition(RegisteredTopic.TOPIC, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private TopicRegistry() {}

  /**
   * The registered topics by their names; empty if there is no registry.
   *
   * @param settings of a consumer; a group among them is not used
   * @throws ExecutionException if Kafka cannot be asked, or does not let this be read; its cause is
   *     Kafka's own
   * @throws KafkaException for the same reasons, while it is read; also after 10 s without an end
   */
  public static Optional<Map<String, RegisteredTopic>> read(
      Admin admin, Map<String, Object> settings) throws ExecutionException, InterruptedException {
    try {
      var _ = admin.describeTopics(List.of(RegisteredTopic.TOPIC)).allTopicNames().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
    Map<String, Object> own = new HashMap<>(settings);
    own.keySet()
        .removeAll(List.of("group.id", "group.instance.id", "isolation.level", "client.id"));
    own.put("enable.auto.commit", false);
    own.put("allow.auto.create.topics", false);
    Reader.endsAtAnEnd(own);
    Map<String, RegisteredTopic> topics = new HashMap<>();
    try (BoundedConsumer<byte[], byte[]> consumer =
        new BoundedConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION), PATIENCE).getOrDefault(PARTITION, 0L);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(PARTITION, PATIENCE) < end) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException(RegisteredTopic.TOPIC + " could not be read to its end");
        }
        consumer.poll(POLL).forEach(record -> take(record, topics));
      }
    }
    return Optional.of(topics);
  }

  private static void take(
      ConsumerRecord<byte[], byte[]> record, Map<String, RegisteredTopic> topics) {
    if (record.key() == null) {
      return;
    }
    String name = new String(record.key(), UTF_8);
    if (record.value() == null) {
      topics.remove(name);
      return;
    }
    try {
      topics.put(name, RegisteredTopic.decode(record.value()));
    } catch (MalformedRecordException e) {
      log.warn("{} is ignored at offset {}: {}", PARTITION, record.offset(), e.getMessage());
    }
  }

  /**
   * Makes it; nothing happens if it is there.
   *
   * @throws ExecutionException if Kafka does not make it
   */
  public static void make(Admin admin, short replication, int minInsyncReplicas)
      throws ExecutionException, InterruptedException {
    NewTopic topic =
        new NewTopic(RegisteredTopic.TOPIC, 1, replication)
            .configs(
                Map.of(
                    "cleanup.policy",
                    "compact",
                    "min.insync.replicas",
                    Integer.toString(minInsyncReplicas)));
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /**
   * Registers topics by their names. When this returns all of them are.
   *
   * @param settings of a producer
   * @throws ExecutionException if one was not taken
   */
  public static void write(Map<String, Object> settings, Map<String, RegisteredTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<String, Object> own = new HashMap<>(settings);
    own.keySet().removeAll(List.of("transactional.id", "client.id"));
    own.put("acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      topics.forEach((name, topic) ->
          sent.add(
              producer.send(
                  new ProducerRecord<>(
                      RegisteredTopic.TOPIC, 0, name.getBytes(UTF_8), topic.encode()))));
      for (Future<RecordMetadata> each : sent) {
        var _ = each.get();
      }
    }
  }
}

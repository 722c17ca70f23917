package io.jangbu.kafka.consumer.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
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

/**
 * A compacted topic of one partition that is read as a whole, whenever it is needed.
 *
 * @param name of the topic
 */
public record SmallTopic(String name) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * Reads it from its beginning to its end.
   *
   * @param settings of a consumer; a group among them is not used
   * @param taker of the records that have a key, which are not all of different keys
   * @return false if there is no such topic
   * @throws ExecutionException if Kafka cannot be asked, or does not let this be read; its cause is
   *     Kafka's own
   * @throws KafkaException for the same reasons, while it is read; also after 10 s without a record
   */
  public boolean read(
      Admin admin,
      Map<String, Object> settings,
      BiConsumer<String, ConsumerRecord<byte[], byte[]>> taker)
      throws ExecutionException, InterruptedException {
    try {
      var _ = admin.describeTopics(List.of(name)).allTopicNames().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
    Map<String, Object> own = new HashMap<>(settings);
    own.keySet()
        .removeAll(List.of("group.id", "group.instance.id", "isolation.level", "client.id"));
    own.put("enable.auto.commit", false);
    own.put("allow.auto.create.topics", false);
    Reader.endsAtAnEnd(own);
    TopicPartition partition = new TopicPartition(name, 0);
    try (BoundedConsumer<byte[], byte[]> consumer =
        new BoundedConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition, PATIENCE) < end) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException(name + " could not be read to its end");
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          deadline = System.nanoTime() + PATIENCE.toNanos();
          if (record.key() != null) {
            taker.accept(new String(record.key(), UTF_8), record);
          }
        }
      }
    }
    return true;
  }

  /**
   * Makes it; nothing happens if it is there.
   *
   * @param more settings of it
   * @throws ExecutionException if Kafka does not make it
   */
  public void make(Admin admin, short replication, int minInsyncReplicas, Map<String, String> more)
      throws ExecutionException, InterruptedException {
    Map<String, String> configs = new HashMap<>(more);
    configs.put("cleanup.policy", "compact");
    configs.put("min.insync.replicas", Integer.toString(minInsyncReplicas));
    NewTopic topic = new NewTopic(name, 1, replication).configs(configs);
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /** A record of it. */
  public ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(name, 0, key.getBytes(UTF_8), value);
  }

  /**
   * Writes records of it. When this returns all of them are there.
   *
   * @param settings of a producer
   * @throws ExecutionException if one was not taken
   */
  public void write(
      Map<String, Object> settings, Collection<ProducerRecord<byte[], byte[]>> records)
      throws ExecutionException, InterruptedException {
    Map<String, Object> own = new HashMap<>(settings);
    own.keySet().removeAll(List.of("transactional.id", "client.id"));
    own.put("acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<RecordMetadata> each : sent) {
        var _ = each.get();
      }
    }
  }
}

package io.jangbu.kafka.consumer.topics;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.RegisteredTopic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic {@link RegisteredTopic#TOPIC}: the command service writes it, and {@code ./jangbu
 * topics adopt}. Everyone else reads it when a topic is not the one that they know.
 */
public final class TopicRegistry {

  private static final Logger log = LoggerFactory.getLogger(TopicRegistry.class);

  private static final SmallTopic TOPIC = new SmallTopic(RegisteredTopic.TOPIC);

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
    Map<String, RegisteredTopic> topics = new HashMap<>();
    boolean isThere = TOPIC.read(admin, settings, (name, record) -> take(name, record, topics));
    return isThere ? Optional.of(topics) : Optional.empty();
  }

  private static void take(
      String name, ConsumerRecord<byte[], byte[]> record, Map<String, RegisteredTopic> topics) {
    if (record.value() == null) {
      topics.remove(name);
      return;
    }
    try {
      topics.put(name, RegisteredTopic.decode(record.value()));
    } catch (MalformedRecordException e) {
      log.warn("{} is ignored at offset {}: {}", TOPIC.name(), record.offset(), e.getMessage());
    }
  }

  /**
   * Makes it; nothing happens if it is there.
   *
   * @throws ExecutionException if Kafka does not make it
   */
  public static void make(Admin admin, short replication, int minInsyncReplicas)
      throws ExecutionException, InterruptedException {
    TOPIC.make(admin, replication, minInsyncReplicas, Map.of());
  }

  /**
   * Registers topics by their names. When this returns all of them are.
   *
   * @param settings of a producer
   * @throws ExecutionException if one was not taken
   */
  public static void write(Map<String, Object> settings, Map<String, RegisteredTopic> topics)
      throws ExecutionException, InterruptedException {
    TOPIC.write(
        settings,
        topics.entrySet().stream()
            .map(each -> TOPIC.record(each.getKey(), each.getValue().encode()))
            .toList());
  }
}

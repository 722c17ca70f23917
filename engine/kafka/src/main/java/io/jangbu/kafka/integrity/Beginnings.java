package io.jangbu.kafka.integrity;

import io.jangbu.kafka.consumer.topics.SmallTopic;
import io.jangbu.kafka.record.MalformedRecordException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Beginning} of each partition, in the topic {@link #TOPIC}: the command service records
 * it before it appends the first event with an authentication code. What no key of ours has signed
 * is ignored. For any thread.
 */
public final class Beginnings implements Limits {

  /** Where they are: one partition, compacted; the keys are partitions, such as orders.events-3. */
  public static final String TOPIC = "jangbu.integrity";

  private static final Logger log = LoggerFactory.getLogger(Beginnings.class);

  /** How often is looked for one that was recorded since, where none is known. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** The same where there must be one. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private static final SmallTopic RECORDS = new SmallTopic(TOPIC);

  private final EventKeys keys;
  private final Supplier<Map<String, Object>> admin;
  private final Supplier<Map<String, Object>> consumer;
  private volatile Map<TopicPartition, Long> limits = Map.of();
  private @Nullable Long loadedAt;

  /**
   * Reads them when they are needed.
   *
   * @param admin settings of an admin client
   * @param consumer settings of a consumer
   */
  public Beginnings(
      EventKeys keys, Supplier<Map<String, Object>> admin, Supplier<Map<String, Object>> consumer) {
    this.keys = keys;
    this.admin = admin;
    this.consumer = consumer;
  }

  @Override
  public long of(TopicPartition partition, boolean begun) {
    Long known = limits.get(partition);
    if (known == null) {
      look(begun);
      known = limits.get(partition);
    }
    return known == null ? Long.MAX_VALUE : known;
  }

  private synchronized void look(boolean begun) {
    Duration pause = begun ? LOOK_AGAIN : LOOK_EVERY;
    if (loadedAt == null || System.nanoTime() - loadedAt > pause.toNanos()) {
      limits = limits();
      loadedAt = System.nanoTime();
    }
  }

  private Map<TopicPartition, Long> limits() {
    try (Admin asked = Admin.create(admin.get())) {
      Map<TopicPartition, Beginning> recorded = read(asked);
      Map<String, String> ids = ids(asked, recorded.keySet());
      Map<TopicPartition, Long> found = new HashMap<>();
      recorded.forEach((partition, beginning) -> {
        // Where it is 0 every event has a code, wherever the topic has come from.
        if (beginning.offset() == 0 || beginning.topicId().equals(ids.get(partition.topic()))) {
          found.put(partition, beginning.offset());
        } else {
          log.warn(
              "{} is another topic than the one whose events were authenticated from offset {} on:"
                  + " what has no authentication code in it is taken until ./jangbu checkpoints"
                  + " anchor",
              partition,
              beginning.offset());
        }
      });
      return Map.copyOf(found);
    } catch (ExecutionException e) {
      throw new KafkaException(TOPIC + " cannot be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }

  /**
   * All that are recorded, whatever topic they are of.
   *
   * @throws ExecutionException if Kafka does not let them be read
   */
  public Map<TopicPartition, Beginning> read(Admin asked)
      throws ExecutionException, InterruptedException {
    Macs macs = new Macs(keys);
    Map<TopicPartition, Beginning> recorded = new HashMap<>();
    RECORDS.read(
        asked,
        consumer.get(),
        (key, record) -> {
          TopicPartition partition = partition(key);
          if (partition != null && record.value() != null) {
            take(partition, record.value(), macs, recorded);
          }
        });
    return recorded;
  }

  /**
   * Whether events of that Kafka are authenticated, as far as this principal may know.
   *
   * @param consumer settings of a consumer
   * @throws ExecutionException if Kafka cannot be asked
   */
  public static boolean areRecorded(Admin asked, Map<String, Object> consumer)
      throws ExecutionException, InterruptedException {
    AtomicBoolean any = new AtomicBoolean();
    try {
      RECORDS.read(asked, consumer, (_, record) -> any.set(any.get() || record.value() != null));
    } catch (AuthorizationException _) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return false;
      }
      throw e;
    }
    return any.get();
  }

  private static void take(
      TopicPartition partition, byte[] value, Macs macs, Map<TopicPartition, Beginning> recorded) {
    try {
      recorded.put(partition, Beginning.decode(partition, value, macs));
    } catch (MalformedRecordException e) {
      log.error("The record of {} in {} is ignored: {}", partition, TOPIC, e.getMessage());
    }
  }

  /** Kafka's own ids of those topics that there are, by their names. */
  public static Map<String, String> ids(Admin asked, Set<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    List<String> topics = partitions.stream().map(TopicPartition::topic).distinct().toList();
    Map<String, String> ids = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> each :
        asked.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        ids.put(each.getKey(), each.getValue().get().topicId().toString());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return ids;
  }

  /**
   * Records them. When this returns they are there.
   *
   * @param producer settings of a producer
   * @throws ExecutionException if Kafka does not take one
   */
  public void write(
      Admin asked,
      Map<String, Object> producer,
      short replication,
      int minInsyncReplicas,
      Map<TopicPartition, Beginning> beginnings)
      throws ExecutionException, InterruptedException {
    Macs macs = new Macs(keys);
    RECORDS.make(asked, replication, minInsyncReplicas, Map.of());
    RECORDS.write(
        producer,
        beginnings.entrySet().stream()
            .map(each ->
                RECORDS.record(
                    each.getKey().toString(), each.getValue().encode(each.getKey(), macs)))
            .toList());
  }

  private static @Nullable TopicPartition partition(String key) {
    int hyphen = key.lastIndexOf('-');
    try {
      return hyphen < 1
          ? null
          : new TopicPartition(
              key.substring(0, hyphen), Integer.parseInt(key.substring(hyphen + 1)));
    } catch (NumberFormatException _) {
      return null;
    }
  }
}

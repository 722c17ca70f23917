package io.jangbu.projection.rollout;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Reader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rollout, where all instances find it: the newest record of a compacted topic with one
 * partition.
 *
 * <p>The topic is not trusted blindly. What is no rollout, or cannot follow the one before it, is
 * refused and changes nothing. But the next compaction would leave it alone there: whoever follows
 * the topic writes the rollout again ({@link #isSpoiled}).
 */
final class RolloutTopic implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RolloutTopic.class);

  private static final String KEY = "plan";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TopicPartition partition;
  private final Consumer<String, String> consumer;
  private final Runnable refused;
  private Rollout newest = Rollout.FIRST;

  /** Whether all that was there at the beginning is read: of that, parts may be compacted away. */
  private boolean current;

  private boolean spoiled;

  private RolloutTopic(KafkaProperties kafka, TopicPartition partition, Runnable refused) {
    this.partition = partition;
    this.refused = refused;
    consumer =
        new BoundedConsumer<>(
            Reader.settings(kafka.buildConsumerProperties(), IsolationLevel.READ_UNCOMMITTED),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /**
   * Opens the topic, which is made if there is none.
   *
   * @param refused hears of each record that is refused
   */
  static RolloutTopic open(KafkaProperties kafka, String name, int replication, Runnable refused)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      NewTopic topic =
          new NewTopic(name, 1, (short) replication).configs(Map.of("cleanup.policy", "compact"));
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
    return new RolloutTopic(kafka, new TopicPartition(name, 0), refused);
  }

  /** The rollout as it is now. */
  Rollout current() {
    Long end = consumer.endOffsets(List.of(partition)).get(partition);
    while (end != null && consumer.position(partition) < end) {
      await(Duration.ofMillis(100));
    }
    current = true;
    return newest;
  }

  /** Whether the topic's newest record was refused: compacted, it would have no rollout. */
  boolean isSpoiled() {
    return spoiled;
  }

  /** The newest rollout, after waiting for another one no longer than said. */
  Rollout await(Duration most) {
    for (ConsumerRecord<String, String> record : consumer.poll(most)) {
      Optional<Rollout> next = rollout(record.value()).filter(this::mayBeNext);
      spoiled = next.isEmpty();
      next.ifPresentOrElse(rollout -> newest = rollout, () -> refuse(record));
    }
    return newest;
  }

  private boolean mayBeNext(Rollout next) {
    return next.last() >= newest.last() && (!current || next.mayFollow(newest));
  }

  private void refuse(ConsumerRecord<String, String> record) {
    refused.run();
    log.warn(
        "{} has no rollout at offset {} that could follow {}: refused. Only the projection service"
            + " may write this topic",
        partition,
        record.offset(),
        newest);
  }

  /** Empty for a tombstone and for what cannot be read, which change nothing. */
  static Optional<Rollout> rollout(@Nullable String written) {
    try {
      return written == null
          ? Optional.empty()
          : Optional.ofNullable(JSON.readValue(written, Rollout.class));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** The rollout as it is now, of a topic that is there. */
  static Rollout read(KafkaProperties kafka, String name) {
    try (RolloutTopic topic = new RolloutTopic(kafka, new TopicPartition(name, 0), () -> {})) {
      return topic.current();
    }
  }

  /** Makes it the rollout of all instances. */
  static void write(KafkaProperties kafka, String name, Rollout rollout) {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    try (Producer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(name, 0, KEY, JSON.writeValueAsString(rollout))).get();
    } catch (ExecutionException e) {
      throw new KafkaException("The rollout was not taken", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    // What has interrupted the last wait must not interrupt this too.
    boolean interrupted = Thread.interrupted();
    consumer.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

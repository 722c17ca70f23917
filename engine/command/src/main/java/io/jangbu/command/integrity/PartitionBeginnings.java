package io.jangbu.command.integrity;

import io.jangbu.command.state.Sealing;
import io.jangbu.command.topics.NewTopicSettings;
import io.jangbu.kafka.integrity.Beginning;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.EventKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Records once for each partition from where on its events are authenticated, before the first one
 * is. Off the stream threads, which ask whenever a partition comes to them.
 */
public final class PartitionBeginnings implements Sealing.Beginner, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PartitionBeginnings.class);

  private final EventKeys keys;
  private final Beginnings beginnings;
  private final KafkaProperties kafka;
  private final NewTopicSettings topics;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("integrity-", 1).factory());

  /** Those that are recorded; it alone is used by the worker. */
  private final Map<TopicPartition, Beginning> recorded = new HashMap<>();

  /** Records them in that Kafka. */
  public PartitionBeginnings(
      EventKeys keys, Beginnings beginnings, KafkaProperties kafka, NewTopicSettings topics) {
    this.keys = keys;
    this.beginnings = beginnings;
    this.kafka = kafka;
    this.topics = topics;
  }

  @Override
  public CompletionStage<?> begin(TopicPartition events, long end) {
    return keys.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.runAsync(() -> record(events, end), worker);
  }

  private void record(TopicPartition events, long end) {
    if (recorded.containsKey(events)) {
      return;
    }
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      recorded.putAll(beginnings.read(admin));
      if (recorded.containsKey(events)) {
        return;
      }
      String id = Beginnings.ids(admin, Set.of(events)).get(events.topic());
      if (id == null) {
        throw new KafkaException(events.topic() + " is not there");
      }
      Beginning beginning = new Beginning(id, end);
      beginnings.write(
          admin,
          kafka.buildProducerProperties(),
          topics.replicationFactor(),
          topics.minInsyncReplicas(),
          Map.of(events, beginning));
      recorded.put(events, beginning);
      log.info("The events of {} are authenticated from offset {} on", events, end);
    } catch (ExecutionException e) {
      throw new KafkaException(Beginnings.TOPIC + " cannot be used", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}

package io.jangbu.cli.log;

import io.jangbu.cli.options.CannotStartException;
import io.jangbu.kafka.consumer.topics.Offsets;
import io.jangbu.kafka.record.EventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A look at the broker before anything is read: which partitions there are, and where they end. */
public final class EventTopics {

  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final long PAUSE_MILLIS = 100;

  private EventTopics() {}

  /**
   * The partitions of each log, in their order. Where they end is fixed by that: what is appended
   * afterwards is not looked at.
   *
   * @param client what a client is made with
   * @param patience how long to wait for transactions that are open at that moment; what they hold
   *     back after it goes unread
   * @throws CannotStartException if the broker cannot be reached or a topic is missing
   */
  public static Map<EventLog<?, ?>, List<PartitionRange>> ranges(
      Map<String, Object> client, List<EventLog<?, ?>> logs, Duration patience)
      throws CannotStartException {
    String topic = "";
    try (Admin admin = Admin.create(config(client))) {
      long deadline = System.nanoTime() + patience.toNanos();
      Map<EventLog<?, ?>, List<PartitionRange>> ranges = new LinkedHashMap<>();
      for (EventLog<?, ?> log : logs) {
        topic = log.topics().events();
        ranges.put(log, ranges(admin, topic, deadline));
      }
      return ranges;
    } catch (ExecutionException | KafkaException e) {
      throw cannotStart(client, topic, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted before anything was read.");
    }
  }

  /**
   * The topics that there are, by name.
   *
   * @param client what a client is made with
   * @throws CannotStartException if the broker cannot be reached
   */
  public static Set<String> existing(Map<String, Object> client) throws CannotStartException {
    try (Admin admin = Admin.create(config(client))) {
      return admin.listTopics().names().get();
    } catch (ExecutionException | KafkaException e) {
      throw cannotStart(client, "", e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Interrupted before anything was read.");
    }
  }

  private static List<PartitionRange> ranges(Admin admin, String topic, long deadline)
      throws ExecutionException, InterruptedException {
    TopicDescription description =
        admin.describeTopics(List.of(topic)).allTopicNames().get().values().iterator().next();
    List<TopicPartition> partitions =
        description.partitions().stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    Map<TopicPartition, Long> starts =
        Offsets.of(admin, partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> ends =
        Offsets.of(admin, partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> committed = committed(admin, ends, deadline);
    List<PartitionRange> ranges = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      long readable = Math.min(end, committed.getOrDefault(partition, 0L));
      ranges.add(
          new PartitionRange(
              partition, starts.getOrDefault(partition, 0L), readable, end - readable));
    }
    return ranges;
  }

  /** Where committed records end, once they come to these ends or it has taken too long. */
  private static Map<TopicPartition, Long> committed(
      Admin admin, Map<TopicPartition, Long> ends, long deadline)
      throws ExecutionException, InterruptedException {
    while (true) {
      Map<TopicPartition, Long> committed =
          Offsets.of(
              admin,
              List.copyOf(ends.keySet()),
              OffsetSpec.latest(),
              IsolationLevel.READ_COMMITTED);
      boolean all =
          ends.entrySet().stream()
              .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
      if (all || System.nanoTime() > deadline) {
        return committed;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static Map<String, Object> config(Map<String, Object> client) {
    int patience = Math.toIntExact(PATIENCE.toMillis());
    Map<String, Object> config = new HashMap<>(client);
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, "jangbu-verify");
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience / 2);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    return config;
  }

  /** Says what is wrong, for someone who can do something about it. */
  private static CannotStartException cannotStart(
      Map<String, Object> client, String topic, Throwable cause) {
    Object bootstrapServers = client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    return new CannotStartException(
        switch (cause) {
          case UnknownTopicOrPartitionException _ ->
              "The broker at %s has no topic %s. The command service creates it at its start."
                  .formatted(bootstrapServers, topic);
          case TimeoutException _ ->
              "No Kafka broker answers at %s. Is it running (./jangbu up)? --bootstrap-servers"
                      .formatted(bootstrapServers)
                  + " names another address.";
          default ->
              "The broker at %s cannot be used: %s".formatted(bootstrapServers, cause.getMessage());
        });
  }
}

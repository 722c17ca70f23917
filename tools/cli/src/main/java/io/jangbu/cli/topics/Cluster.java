package io.jangbu.cli.topics;

import static java.util.Objects.requireNonNull;

import io.jangbu.kafka.consumer.topics.Offsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is asked of the cluster, and done to its topics. */
record Cluster(Admin admin) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 100;

  Optional<TopicDescription> find(String topic) throws ExecutionException, InterruptedException {
    try {
      return Optional.of(
          requireNonNull(admin.describeTopics(List.of(topic)).topicNameValues().get(topic)).get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The settings that are the topic's own, not its broker's. */
  Map<String, String> config(String topic) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource))
        .entries()
        .stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  /** Sets some of them; null = as the broker has it. */
  void configure(String topic, Map<String, Optional<String>> config)
      throws ExecutionException, InterruptedException {
    List<AlterConfigOp> changes = new ArrayList<>();
    config.forEach((name, value) ->
        changes.add(
            new AlterConfigOp(
                new ConfigEntry(name, value.orElse("")),
                value.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE)));
    admin
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes))
        .all()
        .get();
  }

  /** The first or the last offset of each partition, in their order. */
  List<Long> offsets(String topic, int partitions, OffsetSpec which, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    List<TopicPartition> asked =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    Map<TopicPartition, Long> answer = Offsets.of(admin, asked, which, isolation);
    return asked.stream().map(partition -> requireNonNull(answer.get(partition))).toList();
  }

  /** Makes it, once an older one of that name is gone, and waits until it can be used. */
  void create(String topic, int partitions, short replication, Map<String, String> config)
      throws ExecutionException, InterruptedException {
    NewTopic made = new NewTopic(topic, partitions, replication).configs(new HashMap<>(config));
    until(() -> {
      try {
        admin.createTopics(List.of(made)).all().get();
        return true;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TopicExistsException) {
          return false;
        }
        throw e;
      }
    });
    until(() -> {
      try {
        offsets(topic, partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        return true;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          return false;
        }
        throw e;
      }
    });
  }

  /** Deletes it, if it is there, and waits until it is not. */
  void delete(String topic) throws ExecutionException, InterruptedException {
    try {
      admin.deleteTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
    }
    until(() -> find(topic).isEmpty());
  }

  private interface Check {
    boolean holds() throws ExecutionException, InterruptedException;
  }

  private static void until(Check check) throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!check.holds()) {
      if (System.nanoTime() > deadline) {
        throw new org.apache.kafka.common.errors.TimeoutException(
            "the brokers did not do it within " + PATIENCE.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }
}

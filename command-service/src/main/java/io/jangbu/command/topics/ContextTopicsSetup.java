package io.jangbu.command.topics;

import static java.util.Objects.requireNonNull;

import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.TopicSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of one context: checks those that stand, makes those that are missing. */
final class ContextTopicsSetup {

  private static final Logger log = LoggerFactory.getLogger(ContextTopicsSetup.class);

  private final Admin admin;
  private final TopicProperties properties;

  ContextTopicsSetup(Admin admin, TopicProperties properties) {
    this.admin = admin;
    this.properties = properties;
  }

  /**
   * Leaves the context with all its topics.
   *
   * @return the partition count that they have
   * @throws UnsafeTopicsException if some stand with settings that would lose data or order
   */
  int ensure(ContextTopics topics) throws ExecutionException, InterruptedException {
    List<TopicSettings> wanted = settings(topics, properties.partitions());
    Map<String, Integer> standing = partitionsOf(names(wanted));
    int partitions = standing.values().stream().findFirst().orElse(properties.partitions());
    create(
        settings(topics, partitions).stream()
            .filter(topic -> !standing.containsKey(topic.name()))
            .toList());

    // Also what was just made: another instance may have been the one that made it.
    List<String> faults = faults(wanted, partitionsOf(names(wanted)), configs(names(wanted)));
    if (!faults.isEmpty()) {
      throw new UnsafeTopicsException(faults);
    }
    if (partitions != properties.partitions()) {
      log.info(
          "{} has {} partitions, not the {} of jangbu.topics.partitions: what stands is kept",
          topics.context(),
          partitions,
          properties.partitions());
    }
    return partitions;
  }

  /** What is wrong with topics as they stand, a sentence for each fault. */
  static List<String> faults(
      List<TopicSettings> wanted, Map<String, Integer> partitions, Map<String, Config> configs) {
    List<String> faults = new ArrayList<>();
    for (TopicSettings topic : wanted) {
      String policy = requireNonNull(topic.config().get("cleanup.policy"));
      Config config = configs.get(topic.name());
      String actual = config == null ? policy : config.get("cleanup.policy").value();
      if (!actual.equals(policy)) {
        faults.add(
            "%s has cleanup.policy=%s and must have %s: %s"
                .formatted(
                    topic.name(),
                    actual,
                    policy,
                    "compact".equals(policy)
                        ? "events are kept for ever"
                        : "its key is shared by many records, of which compaction keeps one"));
      }
    }
    if (partitions.values().stream().distinct().count() > 1) {
      String counts =
          new TreeMap<>(partitions)
              .entrySet().stream()
                  .map(count -> count.getKey() + " has " + count.getValue())
                  .collect(Collectors.joining(", "));
      faults.add("the partition counts differ, so that a stream would lose its order: " + counts);
    }
    return faults;
  }

  private List<TopicSettings> settings(ContextTopics topics, int partitions) {
    return TopicSettings.of(
        topics, partitions, properties.replicationFactor(), properties.minInsyncReplicas());
  }

  private void create(List<TopicSettings> missing) throws ExecutionException, InterruptedException {
    List<NewTopic> topics =
        missing.stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), topic.replication())
                    .configs(topic.config()))
            .toList();
    for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    if (!missing.isEmpty()) {
      log.info("Made the topics {}", names(missing));
    }
  }

  private Map<String, Integer> partitionsOf(List<String> names)
      throws ExecutionException, InterruptedException {
    Map<String, Integer> partitions = new TreeMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        partitions.put(topic.getKey(), topic.getValue().get().partitions().size());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return partitions;
  }

  private Map<String, Config> configs(List<String> names)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return admin.describeConfigs(resources).all().get().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private static List<String> names(List<TopicSettings> topics) {
    return topics.stream().map(TopicSettings::name).toList();
  }
}

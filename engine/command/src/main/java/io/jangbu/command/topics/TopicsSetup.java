package io.jangbu.command.topics;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.TopicSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of one context: makes those that are missing, checks those that stand. */
final class TopicsSetup {

  private static final Logger log = LoggerFactory.getLogger(TopicsSetup.class);

  private final TopicAdmin admin;
  private final NewTopicSettings properties;

  TopicsSetup(TopicAdmin admin, NewTopicSettings properties) {
    this.admin = admin;
    this.properties = properties;
  }

  /**
   * Leaves the context with all its topics.
   *
   * @return the partition count that they have
   * @throws UnsafeTopicsException if some stand with settings that would lose data or order
   */
  int ensure(AggregateTopics topics) throws ExecutionException, InterruptedException {
    List<TopicSettings> wanted = settings(topics, properties.partitions());
    List<String> names = wanted.stream().map(TopicSettings::name).toList();
    Map<String, Integer> standing = admin.partitions(names);
    // Before anything is made that would have to be one or the other.
    refuse(TopicFaults.partitions(standing));
    int partitions = standing.values().stream().findFirst().orElse(properties.partitions());
    List<TopicSettings> missing =
        settings(topics, partitions).stream()
            .filter(topic -> !standing.containsKey(topic.name()))
            .toList();
    if (!missing.isEmpty()) {
      admin.create(missing);
      log.info("Made the topics {}", missing.stream().map(TopicSettings::name).toList());
    }
    // Also those just made: another instance may have been the one that made them.
    List<String> faults =
        TopicFaults.of(
            wanted, admin.awaitPartitions(names), admin.await(TopicFaults.CLEANUP_POLICY, names));
    refuse(faults);
    keepTombstones(topics.events());
    if (partitions != properties.partitions()) {
      log.info(
          "{} has {} partitions, not the {} of jangbu.topics.partitions: what stands is kept",
          topics.context(),
          partitions,
          properties.partitions());
    }
    return partitions;
  }

  /** Also where they were made before: a day is Kafka's default, and was ours. */
  private void keepTombstones(String events) throws ExecutionException, InterruptedException {
    String kept = Long.toString(TopicSettings.TOMBSTONES_KEPT_MILLIS);
    String actual = admin.await(TopicSettings.TOMBSTONES_KEPT, List.of(events)).get(events);
    if (kept.equals(actual)) {
      return;
    }
    try {
      admin.set(events, TopicSettings.TOMBSTONES_KEPT, kept);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException
          || e.getCause() instanceof PolicyViolationException
          || e.getCause() instanceof InvalidRequestException
          || e.getCause() instanceof InvalidConfigurationException) {
        throw new UnsafeTopicsException(
            List.of(TopicFaults.tombstones(events, actual, e.getCause())));
      }
      throw e;
    }
    log.warn(
        "{} kept tombstones for {} ms, and keeps them for {} from now on: what compaction has taken"
            + " before is not known to have been erased",
        events,
        actual,
        kept);
  }

  private static void refuse(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new UnsafeTopicsException(faults);
    }
  }

  private List<TopicSettings> settings(AggregateTopics topics, int partitions) {
    return TopicSettings.of(
        topics, partitions, properties.replicationFactor(), properties.minInsyncReplicas());
  }
}

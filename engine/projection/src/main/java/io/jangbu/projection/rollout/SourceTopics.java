package io.jangbu.projection.rollout;

import io.jangbu.kafka.streams.ExistingTopics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;

/** What there is of the topics that are read. They are never made here. */
record SourceTopics(Map<String, TopicDescription> found, Set<String> missing) {

  private static final int ANSWER_MILLIS = 5_000;

  /** Asks the cluster. */
  static SourceTopics describe(Admin admin, List<String> names)
      throws InterruptedException, ExecutionException {
    Map<String, TopicDescription> found =
        ExistingTopics.describe(admin, names, new DescribeTopicsOptions().timeoutMs(ANSWER_MILLIS));
    Set<String> missing = new TreeSet<>(names);
    missing.removeAll(found.keySet());
    return new SourceTopics(found, missing);
  }

  int partitions(String topic) {
    return description(topic).partitions().size();
  }

  /** Kafka's own ids of them, by their names. */
  Map<String, String> ids() {
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().topicId().toString()));
  }

  /** That of one of them. */
  Map<String, String> ids(String topic) {
    return Map.of(topic, description(topic).topicId().toString());
  }

  /** The replication of the topic that has the least. */
  int replication() {
    return found.values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .mapToInt(partition -> partition.replicas().size())
        .min()
        .orElse(1);
  }

  private TopicDescription description(String topic) {
    TopicDescription description = found.get(topic);
    if (description == null) {
      throw new IllegalArgumentException(topic);
    }
    return description;
  }
}

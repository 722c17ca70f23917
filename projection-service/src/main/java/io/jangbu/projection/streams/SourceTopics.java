package io.jangbu.projection.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What there is of the topics that are read. They are never made here. */
record SourceTopics(Map<String, TopicDescription> found, Set<String> missing) {

  private static final int ANSWER_SECONDS = 5;

  /** Asks the cluster. */
  static SourceTopics describe(Admin admin, List<String> names)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, TopicDescription> found = new HashMap<>();
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        found.put(topic.getKey(), topic.getValue().get(ANSWER_SECONDS, TimeUnit.SECONDS));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        missing.add(topic.getKey());
      }
    }
    return new SourceTopics(Map.copyOf(found), missing);
  }

  int partitions(String topic) {
    return description(topic).partitions().size();
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

package io.jangbu.kafka.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks for topics of which some may not exist. */
public final class ExistingTopics {

  private ExistingTopics() {}

  /**
   * Those of the topics that exist, by name.
   *
   * @throws ExecutionException if the cluster does not answer or may not be asked
   */
  public static Map<String, TopicDescription> describe(
      Admin admin, List<String> names, DescribeTopicsOptions options)
      throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> existing = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin.describeTopics(names, options).topicNameValues().entrySet()) {
      try {
        existing.put(topic.getKey(), topic.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return Map.copyOf(existing);
  }
}

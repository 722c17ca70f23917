package io.jangbu.streams;

import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.PartitionCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks for the partition counts of a context's topics. */
public final class ContextPartitions {

  private static final int ANSWER_MILLIS = 3_000;

  private ContextPartitions() {}

  /**
   * What there is of them.
   *
   * @param needed those that have to be there. The others are looked at as far as the service may:
   *     one that does not read them need not have the right to know of them
   * @throws ExecutionException if the cluster does not answer within 3 s, or does not let a needed
   *     one be looked at
   */
  public static PartitionCounts ask(Admin admin, ContextTopics topics, Set<String> needed)
      throws ExecutionException, InterruptedException {
    Map<String, Integer> found = new HashMap<>();
    Set<String> gone = new HashSet<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin
            .describeTopics(topics.all(), new DescribeTopicsOptions().timeoutMs(ANSWER_MILLIS))
            .topicNameValues()
            .entrySet()) {
      boolean isNeeded = needed.contains(topic.getKey());
      try {
        found.put(topic.getKey(), topic.getValue().get().partitions().size());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          if (isNeeded) {
            gone.add(topic.getKey());
          }
        } else if (isNeeded || !(e.getCause() instanceof TopicAuthorizationException)) {
          throw e;
        }
      }
    }
    return new PartitionCounts(found, gone);
  }
}

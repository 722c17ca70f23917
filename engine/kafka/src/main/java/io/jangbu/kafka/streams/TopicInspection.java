package io.jangbu.kafka.streams;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.PartitionCounts;
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

/** Asks for the partition counts and the ids of a context's topics. */
public final class TopicInspection {

  private static final int ANSWER_MILLIS = 3_000;

  private TopicInspection() {}

  /**
   * What there is.
   *
   * @param ids Kafka's own of each topic that was found, by its name
   */
  public record Seen(PartitionCounts counts, Map<String, String> ids) {}

  /**
   * What there is of them.
   *
   * @param needed those that have to be there. The others are looked at as far as the service may:
   *     one that does not read them need not have the right to know of them
   * @throws ExecutionException if the cluster does not answer within 3 s, or does not let a needed
   *     one be looked at
   */
  public static Seen ask(Admin admin, AggregateTopics topics, Set<String> needed)
      throws ExecutionException, InterruptedException {
    Map<String, Integer> found = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    Set<String> gone = new HashSet<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        admin
            .describeTopics(topics.all(), new DescribeTopicsOptions().timeoutMs(ANSWER_MILLIS))
            .topicNameValues()
            .entrySet()) {
      boolean isNeeded = needed.contains(topic.getKey());
      try {
        TopicDescription there = topic.getValue().get();
        found.put(topic.getKey(), there.partitions().size());
        ids.put(topic.getKey(), there.topicId().toString());
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
    return new Seen(new PartitionCounts(found, gone), ids);
  }
}

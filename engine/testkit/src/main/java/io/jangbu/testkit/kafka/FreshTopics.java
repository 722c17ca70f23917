package io.jangbu.testkit.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes topics that can be used at once. The controller says that a topic is made before the
 * brokers have heard of it: who asks then may be told that there is none, or fewer partitions, and
 * an idempotent producer's first two batches may come on either side of a partition's having a
 * leader, of which the second is taken, and the first refused for two minutes as out of order
 * (KAFKA-15591). Only the leader itself knows where a partition ends, so it is asked.
 */
public final class FreshTopics {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private FreshTopics() {}

  /**
   * Makes them.
   *
   * @throws ExecutionException if one cannot be made, there being one of that name, for instance
   * @throws IllegalStateException if the brokers have not heard of them after 60 s
   */
  public static void create(Admin admin, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    admin.createTopics(topics).all().get();
    Map<String, Integer> wanted = new HashMap<>();
    // A topic may be made with the broker's default number of partitions.
    topics.forEach(topic -> wanted.put(topic.name(), Math.max(1, topic.numPartitions())));
    await(admin, wanted);
  }

  /**
   * Gives a topic more partitions.
   *
   * @param partitions in all
   * @throws ExecutionException if it cannot have them
   * @throws IllegalStateException if the brokers have not heard of them after 60 s
   */
  public static void grow(Admin admin, String topic, int partitions)
      throws ExecutionException, InterruptedException {
    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
    await(admin, Map.of(topic, partitions));
  }

  private static void await(Admin admin, Map<String, Integer> wanted)
      throws ExecutionException, InterruptedException {
    long begin = System.nanoTime();
    while (!isThere(admin, wanted)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("The brokers have not heard of " + wanted);
      }
      Thread.sleep(PAUSE);
    }
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    wanted.forEach((topic, partitions) -> {
      for (int partition = 0; partition < partitions; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    });
    admin.listOffsets(ends).all().get();
  }

  private static boolean isThere(Admin admin, Map<String, Integer> wanted)
      throws ExecutionException, InterruptedException {
    try {
      return admin.describeTopics(wanted.keySet()).allTopicNames().get().values().stream()
          .allMatch(topic ->
              topic.partitions().size() >= wanted.getOrDefault(topic.name(), 1)
                  && topic.partitions().stream()
                      .allMatch(partition ->
                          partition.leader() != null && !partition.leader().isEmpty()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }
}

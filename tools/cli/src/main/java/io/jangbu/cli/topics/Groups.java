package io.jangbu.cli.topics;

import io.jangbu.cli.options.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/**
 * The groups that have read a topic, and how far, by their names.
 *
 * @param offsets of each partition of the topic that the group has read
 */
record Groups(Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets) {

  private static final int TIMES = 20;
  private static final long PAUSE_MILLIS = 300;

  /**
   * Looks at all groups of the cluster.
   *
   * @throws RefusedException if one is at work on the topic
   */
  static Groups of(Admin admin, String topic)
      throws ExecutionException, InterruptedException, RefusedException {
    List<String> names =
        admin.listGroups().all().get().stream()
            .filter(group ->
                group.type().map(type -> type != GroupType.SHARE).orElse(true)
                    && (group.isSimpleConsumerGroup() || group.protocol().equals("consumer")))
            .map(GroupListing::groupId)
            .toList();
    Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets = new TreeMap<>();
    for (String name : names) {
      Map<TopicPartition, OffsetAndMetadata> own = new HashMap<>();
      admin
          .listConsumerGroupOffsets(name, new ListConsumerGroupOffsetsOptions().requireStable(true))
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> {
            if (partition.topic().equals(topic) && offset != null) {
              own.put(partition, offset);
            }
          });
      if (!own.isEmpty()) {
        offsets.put(name, own);
      }
    }
    requireNobodyAtWork(admin, names, topic, offsets);
    return new Groups(offsets);
  }

  /**
   * Sets them, and looks whether they stay: a coordinator that hears late of the old topic's
   * deletion takes the positions of that name away.
   */
  static void set(Admin admin, Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets)
      throws ExecutionException, InterruptedException {
    for (int time = 0; time < TIMES; time++) {
      boolean stayed = true;
      for (var group : offsets.entrySet()) {
        Map<TopicPartition, OffsetAndMetadata> there =
            admin.listConsumerGroupOffsets(group.getKey()).partitionsToOffsetAndMetadata().get();
        if (!group.getValue().entrySet().stream()
            .allMatch(each -> each.getValue().equals(there.get(each.getKey())))) {
          stayed = false;
          admin.alterConsumerGroupOffsets(group.getKey(), group.getValue()).all().get();
        }
      }
      if (stayed && time > 1) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new IllegalStateException("the positions of groups do not stay as they were set");
  }

  private static void requireNobodyAtWork(
      Admin admin,
      List<String> names,
      String topic,
      Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets)
      throws ExecutionException, InterruptedException, RefusedException {
    List<String> atWork = new ArrayList<>();
    for (ConsumerGroupDescription group :
        admin.describeConsumerGroups(names).all().get().values()) {
      boolean reads =
          offsets.containsKey(group.groupId())
              || group.members().stream()
                  .flatMap(member -> member.assignment().topicPartitions().stream())
                  .anyMatch(partition -> partition.topic().equals(topic));
      if (reads && !group.members().isEmpty()) {
        atWork.add(group.groupId());
      }
    }
    if (!atWork.isEmpty()) {
      throw new RefusedException(
          "%s is read: the groups %s have members. Stop what they belong to, all services first; one that was killed leaves its group within half a minute."
              .formatted(topic, atWork));
    }
  }
}

package io.jangbu.kafka.streams.transactions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.Topic;

/**
 * The partitions that an application's work depends on: its topics, its changelogs and the offsets
 * of its groups.
 *
 * @param topics that it reads and writes
 * @param applicationId that the names of its changelogs and its transactional ids begin with
 */
public record Scope(Set<String> topics, String applicationId) {

  public Scope {
    topics = Set.copyOf(topics);
  }

  /**
   * The partitions as they are now.
   *
   * @param all of them
   * @param leaderless those without a leader at the moment: nothing can be read or ended there
   */
  record Found(List<TopicPartition> all, List<TopicPartition> leaderless) {}

  /** Asks for them. */
  Found partitions(Admin admin) throws ExecutionException, InterruptedException {
    Collection<String> names =
        admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
            .filter(this::includes)
            .toList();
    List<TopicPartition> all = new ArrayList<>();
    List<TopicPartition> leaderless = new ArrayList<>();
    for (TopicDescription topic : admin.describeTopics(names).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(partition -> {
            var found = new TopicPartition(topic.name(), partition.partition());
            boolean led = partition.leader() != null && !partition.leader().isEmpty();
            (led ? all : leaderless).add(found);
          });
    }
    return new Found(all, leaderless);
  }

  private boolean includes(String topic) {
    return topics.contains(topic)
        || topic.startsWith(applicationId + "-")
        || topic.equals(Topic.GROUP_METADATA_TOPIC_NAME);
  }

  /** Whether it is this application's business: the offsets of other groups are not. */
  boolean concerns(HangingTransaction hanging) {
    String id = hanging.transactionalId();
    return !hanging.open().partition().topic().equals(Topic.GROUP_METADATA_TOPIC_NAME)
        || (id != null && id.startsWith(applicationId + "-"));
  }
}

package io.jangbu.cli.topics;

import io.jangbu.cli.options.RefusedException;
import io.jangbu.kafka.consumer.topics.TopicRegistry;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.RegisteredTopic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Which topics count, by their ids: what the services refuse to do without. */
record Registry(Cluster cluster, String bootstrapServers, InstantSource clock) {

  /** The names of all topics that are there and are not those that are registered. */
  List<String> others(List<EventLog<?, ?>> logs) throws ExecutionException, InterruptedException {
    Map<String, RegisteredTopic> registered = read();
    List<String> others = new ArrayList<>();
    for (EventLog<?, ?> log : logs) {
      for (String name : log.topics().all()) {
        Optional<TopicDescription> there = cluster.find(name);
        RegisteredTopic known = registered.get(name);
        if (there.isPresent()
            && (known == null || !known.id().equals(there.get().topicId().toString()))) {
          others.add(name);
        }
      }
    }
    return others;
  }

  /**
   * Registers the topic as it is now, in place of what was registered.
   *
   * @param oldId of the topic that it was filled from just now; its own if that was not done
   * @return what it takes the place of; empty if nothing was registered, or it was itself
   */
  Optional<RegisteredTopic> accept(String name, String oldId)
      throws ExecutionException, InterruptedException {
    TopicDescription now = cluster.find(name).orElseThrow();
    String id = now.topicId().toString();
    RegisteredTopic before = read().get(name);
    if (before != null && before.id().equals(id)) {
      return Optional.empty();
    }
    RegisteredTopic known =
        before == null || before.continues(oldId) || oldId.equals(id)
            ? before
            : before.followedBy(oldId, clock.instant());
    RegisteredTopic next =
        known != null
            ? known.followedBy(id, clock.instant())
            : oldId.equals(id)
                ? RegisteredTopic.first(id, clock.instant())
                : RegisteredTopic.first(oldId, clock.instant()).followedBy(id, clock.instant());
    short replication = (short) now.partitions().getFirst().replicas().size();
    TopicRegistry.make(
        cluster.admin(),
        replication,
        Integer.parseInt(cluster.config(name).getOrDefault("min.insync.replicas", "1")));
    TopicRegistry.write(settings(), Map.of(name, next));
    return Optional.ofNullable(before);
  }

  /**
   * Whether groups can go on in the topic.
   *
   * @throws RefusedException if one is beyond its end: that position is another topic's
   */
  void requirePositions(TopicDescription topic)
      throws ExecutionException, InterruptedException, RefusedException {
    List<Long> ends =
        cluster.offsets(
            topic.name(),
            topic.partitions().size(),
            OffsetSpec.latest(),
            IsolationLevel.READ_UNCOMMITTED);
    for (var group : Groups.of(cluster.admin(), topic.name()).offsets().entrySet()) {
      for (Map.Entry<TopicPartition, OffsetAndMetadata> each : group.getValue().entrySet()) {
        int partition = each.getKey().partition();
        if (partition < ends.size() && each.getValue().offset() > ends.get(partition)) {
          throw new RefusedException(
              "The group %s is at offset %d of %s, which ends at %d: its position is of another topic. Set it: kafka-consumer-groups.sh --group %s --topic %s --reset-offsets, --to-latest if the group has read all of it, else --to-earliest."
                  .formatted(
                      group.getKey(),
                      each.getValue().offset(),
                      each.getKey(),
                      ends.get(partition),
                      group.getKey(),
                      topic.name()));
        }
      }
    }
  }

  private Map<String, RegisteredTopic> read() throws ExecutionException, InterruptedException {
    return TopicRegistry.read(cluster.admin(), settings()).orElse(Map.of());
  }

  private Map<String, Object> settings() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }
}

package io.jangbu.cli.erase.proof;

import static java.util.Objects.requireNonNull;

import io.jangbu.kafka.consumer.topics.Offsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** What is asked of the cluster before its records are read. */
final class Cluster implements AutoCloseable {

  private static final int ANSWER_MILLIS = 12_000;

  private final Admin admin;

  /** {@code client} is what a client is made with. */
  Cluster(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "jangbu-erase");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    admin = Admin.create(settings);
  }

  /**
   * The offsets of a partition.
   *
   * @param decided from here on it is open what will be committed
   */
  record Ends(long start, long decided, long end) {}

  Set<String> names() throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get();
  }

  Cleaning cleaning(String topic) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<ConfigResource, Config> found = admin.describeConfigs(List.of(resource)).all().get();
    return Cleaning.of(requireNonNull(found.get(resource)));
  }

  /** Where each partition begins and ends at this moment. */
  Map<TopicPartition, Ends> ends(String topic) throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions =
        requireNonNull(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
            .partitions()
            .stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    Map<TopicPartition, Long> starts =
        Offsets.of(admin, partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> decided =
        Offsets.of(admin, partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> ends =
        Offsets.of(admin, partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Ends> all = new HashMap<>();
    for (TopicPartition partition : partitions) {
      all.put(
          partition,
          new Ends(
              requireNonNull(starts.get(partition)),
              requireNonNull(decided.get(partition)),
              requireNonNull(ends.get(partition))));
    }
    return all;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

package io.jangbu.command.topics;

import io.jangbu.schemas.TopicSettings;
import io.jangbu.streams.ExistingTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Topics through Kafka's admin client. */
final class TopicAdmin {

  /** A topic that was just made is known to the brokers a moment later. */
  private static final RetryTemplate UNTIL_KNOWN =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(UnknownTopicOrPartitionException.class)
              .delay(Duration.ofMillis(50))
              .maxRetries(600)
              .build());

  private final Admin admin;

  TopicAdmin(Admin admin) {
    this.admin = admin;
  }

  /** The partition counts of those topics that exist. */
  Map<String, Integer> partitions(List<String> names)
      throws ExecutionException, InterruptedException {
    return ExistingTopics.describe(admin, names, new DescribeTopicsOptions()).values().stream()
        .collect(Collectors.toMap(TopicDescription::name, topic -> topic.partitions().size()));
  }

  /** The partition counts of all of them, once they are known to the brokers. */
  Map<String, Integer> awaitPartitions(List<String> names) {
    return UNTIL_KNOWN.invoke(() -> {
      try {
        Map<String, Integer> partitions = partitions(names);
        if (partitions.size() < names.size()) {
          throw new UnknownTopicOrPartitionException("not all of " + names + " are known yet");
        }
        return partitions;
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException("The topics cannot be described", e);
      }
    });
  }

  /** Makes them; one that another instance has just made is left as it is. */
  void create(List<TopicSettings> topics) throws ExecutionException, InterruptedException {
    List<NewTopic> made =
        topics.stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), topic.replication())
                    .configs(topic.config()))
            .toList();
    for (KafkaFuture<Void> created : admin.createTopics(made).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  /** How each of them is cleaned up, once the broker that happens to be asked knows them too. */
  Map<String, String> awaitCleanupPolicies(List<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return UNTIL_KNOWN.invoke(() -> {
      try {
        return admin.describeConfigs(resources).all().get().entrySet().stream()
            .collect(
                Collectors.toMap(
                    topic -> topic.getKey().name(),
                    topic -> topic.getValue().get("cleanup.policy").value()));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
          throw unknown;
        }
        throw new IllegalStateException("The topics' settings cannot be read", e);
      } catch (InterruptedException e) {
        throw new IllegalStateException("The topics' settings cannot be read", e);
      }
    });
  }
}

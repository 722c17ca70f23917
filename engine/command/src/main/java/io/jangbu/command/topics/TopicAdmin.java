package io.jangbu.command.topics;

import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.kafka.streams.ExistingTopics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics through Kafka's admin client. */
class TopicAdmin {

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
    return UntilKnown.answer(() -> {
      Map<String, Integer> partitions = partitions(names);
      if (partitions.size() < names.size()) {
        throw new UnknownTopicOrPartitionException("not all of " + names + " are known yet");
      }
      return partitions;
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

  /** A setting of each of them, once the broker that happens to be asked knows them too. */
  Map<String, String> await(String setting, List<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return UntilKnown.answer(() -> admin.describeConfigs(resources).all().get()).entrySet().stream()
        .collect(
            Collectors.toMap(
                topic -> topic.getKey().name(), topic -> topic.getValue().get(setting).value()));
  }

  /**
   * Gives a topic another setting.
   *
   * @throws ExecutionException if the broker does not
   */
  void set(String topic, String setting, String value)
      throws ExecutionException, InterruptedException {
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
    admin
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(set)))
        .all()
        .get();
  }
}

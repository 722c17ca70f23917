package io.jangbu.command.topics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.kafka.FreshTopics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TopicsSetupTest {

  private static final Admin admin =
      Admin.create(Map.of("bootstrap.servers", KafkaHost.shared().bootstrapServers()));
  private final AggregateTopics topics = new AggregateTopics("t" + UUID.randomUUID());
  private final TopicsSetup setup =
      new TopicsSetup(new TopicAdmin(admin), new NewTopicSettings(3, (short) 1, 1));

  @AfterAll
  static void disconnect() {
    admin.close();
  }

  @Test
  void makesTheTopicsWithTheSettingsOfTheContract() throws Exception {
    assertThat(setup.ensure(topics)).isEqualTo(3);

    assertThat(settings(topics.commands()))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "604800000")
        .containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(settings(topics.events()))
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("delete.retention.ms", "3155760000000")
        .containsEntry("max.compaction.lag.ms", "2592000000");
    assertThat(settings(topics.results()))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "86400000");
    assertThat(settings(topics.deadLetters()))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "2592000000");
  }

  @Test
  void leavesWhatStandsAsItIs() throws Exception {
    setup.ensure(topics);
    assertThat(setup.ensure(topics)).isEqualTo(3);
  }

  @Test
  void keepsTheTombstonesOfEventsThatStandAlready() throws Exception {
    create(topics.events(), 3, Map.of("cleanup.policy", "compact", "segment.ms", "4711"));

    setup.ensure(topics);

    await()
        .untilAsserted(() ->
            assertThat(settings(topics.events()))
                .containsEntry("delete.retention.ms", "3155760000000")
                .containsEntry("segment.ms", "4711"));
  }

  @Test
  void saysWhichCommandKeepsTombstonesWhereItMayNotDoSo() throws Exception {
    create(topics.events(), 3, Map.of("cleanup.policy", "compact"));
    TopicAdmin mayNotAlter =
        new TopicAdmin(admin) {
          @Override
          void set(String topic, String setting, String value) throws ExecutionException {
            throw new ExecutionException(new TopicAuthorizationException("not authorized"));
          }
        };

    assertThatThrownBy(() ->
            new TopicsSetup(mayNotAlter, new NewTopicSettings(3, (short) 1, 1)).ensure(topics))
        .isInstanceOf(UnsafeTopicsException.class)
        .hasMessageContaining(topics.events() + " has delete.retention.ms=86400000")
        .hasMessageContaining(
            "kafka-configs.sh --alter --entity-type topics --entity-name "
                + topics.events()
                + " --add-config delete.retention.ms=3155760000000");
  }

  @Test
  void givesMissingTopicsThePartitionCountOfThoseThatStand() throws Exception {
    create(topics.commands(), 5, Map.of());

    assertThat(setup.ensure(topics)).isEqualTo(5);
    assertThat(partitions(topics.events())).isEqualTo(5);
  }

  @Test
  void refusesEventsThatWouldBeDeleted() throws Exception {
    create(topics.events(), 3, Map.of("cleanup.policy", "delete"));

    assertThatThrownBy(() -> setup.ensure(topics))
        .isInstanceOf(UnsafeTopicsException.class)
        .hasMessageContaining(topics.events() + " has cleanup.policy=delete and must have compact");
  }

  @Test
  void refusesEventsThatAreCompactedAndDeleted() throws Exception {
    create(topics.events(), 3, Map.of("cleanup.policy", "compact,delete"));

    assertThatThrownBy(() -> setup.ensure(topics)).isInstanceOf(UnsafeTopicsException.class);
  }

  @Test
  void refusesCommandsThatWouldBeCompacted() throws Exception {
    create(topics.commands(), 3, Map.of("cleanup.policy", "compact"));

    assertThatThrownBy(() -> setup.ensure(topics))
        .isInstanceOf(UnsafeTopicsException.class)
        .hasMessageContaining(topics.commands() + " has cleanup.policy=compact");
  }

  @Test
  void refusesPartitionCountsThatDiffer() throws Exception {
    create(topics.commands(), 3, Map.of());
    create(topics.events(), 6, Map.of("cleanup.policy", "compact"));

    assertThatThrownBy(() -> setup.ensure(topics))
        .isInstanceOf(UnsafeTopicsException.class)
        .hasMessageContaining("the partition counts differ")
        .hasMessageContaining(topics.commands() + " has 3")
        .hasMessageContaining(topics.events() + " has 6")
        .hasMessageContaining("./jangbu topics adopt " + topics.events());
  }

  @Test
  void saysWhatIsWrongAtStartWithoutAStackTrace() {
    var analysis =
        requireNonNull(
            new UnsafeTopicsFailureAnalyzer()
                .analyze(new UnsafeTopicsException(List.of("orders.events has a fault"))));

    assertThat(analysis.getDescription()).contains("orders.events has a fault");
    assertThat(analysis.getAction()).isNotEmpty();
  }

  private static void create(String topic, int partitions, Map<String, String> settings)
      throws ExecutionException, InterruptedException {
    NewTopic created = new NewTopic(topic, Optional.of(partitions), Optional.of((short) 1));
    FreshTopics.create(admin, List.of(created.configs(settings)));
    await().until(() -> admin.listTopics().names().get().contains(topic));
  }

  private static int partitions(String topic) throws Exception {
    var descriptions = admin.describeTopics(List.of(topic)).allTopicNames().get();
    return requireNonNull(descriptions.get(topic)).partitions().size();
  }

  private static Map<String, String> settings(String topic) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config =
        requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }
}

package io.jangbu.command.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.AggregateType;
import io.jangbu.command.topics.UnsafeTopicsException;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.kafka.FreshTopics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotGuardTest {

  private final Map<String, Object> broker =
      Map.of("bootstrap.servers", KafkaHost.shared().bootstrapServers());
  private final Admin admin = Admin.create(broker);
  private final SnapshotGuard guard = new SnapshotGuard(admin, "app");
  private final AggregateTopics topics = new AggregateTopics("t" + UUID.randomUUID());
  private final AggregateType<?, ?, ?> type =
      new AggregateType<>(
          topics, new OrderDecider(), new OrderCodec(), new OrderSnapshots(), List.of());

  @BeforeEach
  void makeEventsTopic() throws Exception {
    make(topics.events());
  }

  @AfterEach
  void disconnect() {
    admin.close();
  }

  @Test
  void letsTheFirstStartPass() {
    assertThatCode(() -> guard.check(type, 2)).doesNotThrowAnyException();
  }

  /** The service rebuilds them from the events. */
  @Test
  void letsEventsPassWhoseSnapshotsHaveNoChangelog() throws Exception {
    append();
    assertThatCode(() -> guard.check(type, 2)).doesNotThrowAnyException();
  }

  @Test
  void letsEventsPassWhoseChangelogsAreThere() throws Exception {
    append();
    make("app-" + topics.context() + "-snapshots-changelog");
    make("app-" + topics.context() + "-command-memory-changelog");
    assertThatCode(() -> guard.check(type, 2)).doesNotThrowAnyException();
  }

  @Test
  void refusesSnapshotsWhoseMemoryOfCommandsIsGone() throws Exception {
    make("app-" + topics.context() + "-snapshots-changelog");
    assertThatThrownBy(() -> guard.check(type, 2))
        .isInstanceOf(UnsafeTopicsException.class)
        .hasMessageContaining("app-" + topics.context() + "-command-memory-changelog is gone")
        .hasMessageContaining("delete app-" + topics.context() + "-snapshots-changelog too");
  }

  @Test
  void refusesTopicsThatWereAllGivenMorePartitionsThanTheStateHas() throws Exception {
    make("app-" + topics.context() + "-snapshots-changelog");
    make("app-" + topics.context() + "-command-memory-changelog");
    assertThatThrownBy(() -> guard.check(type, 3))
        .isInstanceOf(UnsafeTopicsException.class)
        .hasMessageContaining("-snapshots-changelog has 2 partitions")
        .hasMessageContaining("./jangbu topics adopt <topic> --partitions 2");
  }

  private void append() throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(broker, bytes, bytes)) {
      producer.send(new ProducerRecord<>(topics.events(), 1, new byte[1], new byte[1])).get();
    }
  }

  private void make(String topic) throws Exception {
    FreshTopics.create(admin, List.of(new NewTopic(topic, 2, (short) 1)));
    await().until(() -> admin.listTopics().names().get().contains(topic));
  }
}

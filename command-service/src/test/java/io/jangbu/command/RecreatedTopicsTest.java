package io.jangbu.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.topics.UnsafeTopicsException;
import io.jangbu.kafka.consumer.topics.TopicRegistry;
import io.jangbu.kafka.record.RegisteredTopic;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.kafka.FreshTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that was deleted is another one when it comes back under its name. */
class RecreatedTopicsTest {

  @TempDir private Path state;

  private KafkaHost broker;
  private Admin admin;

  @SuppressWarnings("NullAway.Init") // before each test
  RecreatedTopicsTest() {}

  @BeforeEach
  void start() {
    broker = KafkaHost.start();
    admin = Admin.create(settings());
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void refusesAtItsStartToGoOnWithoutTheEventsThatItKnows() throws Exception {
    try (RunningService service = RunningService.start(broker, state)) {
      assertThat(new Http(service.url()).post("/orders", order()).status()).isEqualTo(201);
    }
    Map<String, RegisteredTopic> registered = registered();
    assertThat(registered.keySet())
        .contains("orders.commands", "orders.events", "orders.results", "orders.commands.dlt");
    delete("orders.events");

    assertThatThrownBy(() -> RunningService.start(broker, state).close())
        .rootCause()
        .isInstanceOf(UnsafeTopicsException.class)
        .hasMessageContaining("orders.events is gone")
        .hasMessageContaining("docs/deploying.md, Backup and restore");
    assertThat(admin.listTopics().names().get()).doesNotContain("orders.events");

    create("orders.events", "compact");
    assertThatThrownBy(() -> RunningService.start(broker, state).close())
        .rootCause()
        .isInstanceOf(UnsafeTopicsException.class)
        .hasMessageContaining("./jangbu topics adopt orders.events");
    assertThat(registered()).isEqualTo(registered);
  }

  @Test
  void makesWhatHoldsNoStateAnewAndRegistersIt() throws Exception {
    try (RunningService service = RunningService.start(broker, state)) {
      assertThat(new Http(service.url()).post("/orders", order()).status()).isEqualTo(201);
    }
    RegisteredTopic before = requireNonNull(registered().get("orders.results"));
    delete("orders.results");
    delete("orders.commands");

    try (RunningService service = RunningService.start(broker, state)) {
      Http http = new Http(service.url());
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> http.post("/orders", order()).status() == 201);
    }
    RegisteredTopic after = requireNonNull(registered().get("orders.results"));
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(after.before()).containsExactly(before.id());
  }

  @Test
  void adoptsWhatItFindsWhereNothingIsRegistered() throws Exception {
    try (RunningService service = RunningService.start(broker, state)) {
      assertThat(new Http(service.url()).post("/orders", order()).status()).isEqualTo(201);
    }
    Set<String> before = registered().keySet();
    RegisteredTopic events = requireNonNull(registered().get("orders.events"));
    delete(RegisteredTopic.TOPIC);

    RunningService.start(broker, state).close();

    assertThat(registered().keySet()).isEqualTo(before);
    assertThat(registered().get("orders.events")).extracting("id").isEqualTo(events.id());
  }

  @Test
  void decidesNothingMoreOnceItKnowsThatTheEventsWereRecreated() throws Exception {
    try (RunningService service = RunningService.start(broker, state)) {
      Http http = new Http(service.url());
      assertThat(http.post("/orders", order()).status()).isEqualTo(201);

      delete("orders.events");
      create("orders.events", "compact");

      await()
          .atMost(Duration.ofSeconds(15))
          .until(() ->
              http.get("/actuator/health/readiness")
                  .response()
                  .body()
                  .contains("it was recreated"));
      http.post("/orders", order()).assertProblem(503, "UNAVAILABLE");
      assertThat(http.get("/actuator/prometheus").response().body())
          .contains("jangbu_partitions_changed{context=\"orders\"} 1.0");
      long decided = end("orders.results");
      publish();
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(20))
          .until(() -> end("orders.results") == decided && end("orders.events") == 0);
    }
  }

  /** A command that nobody is to decide. */
  private void publish() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      String command =
          """
          {"commandId":"%s","orderId":"late","type":"CancelOrder","payload":{"reason":"none"}}\
          """
              .formatted(UUID.randomUUID());
      var record =
          new ProducerRecord<>("orders.commands", "late".getBytes(UTF_8), command.getBytes(UTF_8));
      record.headers().add("content-type", "application/json".getBytes(UTF_8));
      producer.send(record).get();
    }
  }

  private Map<String, RegisteredTopic> registered() throws Exception {
    return TopicRegistry.read(admin, settings()).orElseThrow();
  }

  private void delete(String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get();
    await()
        .ignoreExceptions()
        .until(() -> !new HashSet<>(admin.listTopics().names().get()).contains(topic));
  }

  private void create(String topic, String policy) {
    await()
        .ignoreExceptions()
        .until(() -> {
          FreshTopics.create(
              admin,
              Set.of(new NewTopic(topic, 4, (short) 1).configs(Map.of("cleanup.policy", policy))));
          return true;
        });
  }

  private long end(String topic) throws Exception {
    long end = 0;
    for (int partition = 0; partition < 4; partition++) {
      TopicPartition asked = new TopicPartition(topic, partition);
      end +=
          admin
              .listOffsets(Map.of(asked, OffsetSpec.latest()))
              .partitionResult(asked)
              .get()
              .offset();
    }
    return end;
  }

  private Map<String, Object> settings() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static String order() {
    return """
    {"orderId":"%s","customerId":"ada","currency":"EUR",
     "lines":[{"sku":"ink","quantity":1,"unitPrice":450}]}\
    """
        .formatted(UUID.randomUUID());
  }
}

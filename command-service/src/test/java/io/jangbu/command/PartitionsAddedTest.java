package io.jangbu.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.topics.UnsafeTopicsException;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.kafka.FreshTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics get partitions more while the service runs, on a broker that is nobody else's. */
class PartitionsAddedTest {

  @TempDir private Path state;

  @Test
  void isUnreadyWithinTenSecondsSaysWhyAndTakesNothing() throws Exception {
    try (KafkaHost broker = KafkaHost.start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      try (RunningService service = RunningService.start(broker, state)) {
        Http http = new Http(service.url());
        assertThat(http.post("/orders", order()).status()).isEqualTo(201);

        grow(admin, "orders.commands");
        List<Integer> taken = new ArrayList<>();
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> {
              taken.add(http.post("/orders", order()).status());
              return http.get("/actuator/health/readiness").status() == 503;
            });

        // Until it was seen they were still decided, where their streams live.
        assertThat(taken).allMatch(status -> status == 201 || status == 503);
        Http.Answer health = http.get("/actuator/health/readiness");
        assertThat(health.response().body())
            .contains("orders.commands has 6 partitions, not the 4 of its context")
            .contains("./jangbu topics adopt orders.commands");
        http.post("/orders", order()).assertProblem(503, "UNAVAILABLE");
        assertThat(http.post("/products", "{\"sku\":\"s-1\",\"name\":\"Ink\"}").status())
            .isEqualTo(201);
        assertThat(http.get("/actuator/prometheus").response().body())
            .contains("jangbu_partitions_changed{context=\"orders\"} 1.0")
            .contains("jangbu_partitions_changed{context=\"inventory\"} 0.0");
        assertThat(ends(admin, "orders.commands", 4, 5)).containsOnly(0L);
        assertThat(ends(admin, "orders.commands.dlt", 0, 1, 2, 3)).containsOnly(0L);

        admin.deleteTopics(List.of("inventory.events")).all().get();
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() ->
                http.get("/actuator/health/readiness")
                    .response()
                    .body()
                    .contains("inventory.events is gone"));
      }
      assertThatThrownBy(() -> RunningService.start(broker, state).close())
          .rootCause()
          .isInstanceOf(UnsafeTopicsException.class)
          .hasMessageContaining("./jangbu topics adopt orders.commands");
    }
  }

  /** What Kafka's clients see after five minutes by default, here at once. */
  @Test
  void isNotAliveWithinAMinuteOnceKafkaStreamsCannotGoOn() throws Exception {
    try (KafkaHost broker = KafkaHost.start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        RunningService service =
            RunningService.start(
                broker, state, "--spring.kafka.streams.properties.metadata.max.age.ms=500")) {
      Http http = new Http(service.url());
      grow(admin, "orders.commands");

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> http.get("/actuator/health/liveness").status() == 503);
      assertThat(http.get("/actuator/health/readiness").response().body())
          .contains("\"threads\":\"failed ")
          .contains("invalid partitions");
    }
  }

  private static void grow(Admin admin, String topic) throws Exception {
    FreshTopics.grow(admin, topic, 6);
  }

  private static List<Long> ends(Admin admin, String topic, int... partitions) throws Exception {
    List<Long> ends = new ArrayList<>();
    for (int partition : partitions) {
      TopicPartition asked = new TopicPartition(topic, partition);
      ends.add(
          admin
              .listOffsets(Map.of(asked, OffsetSpec.latest()))
              .partitionResult(asked)
              .get()
              .offset());
    }
    return ends;
  }

  private static String order() {
    return """
    {"orderId":"%s","customerId":"ada","currency":"EUR",
     "lines":[{"sku":"ink","quantity":1,"unitPrice":450}]}\
    """
        .formatted(UUID.randomUUID());
  }
}

package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.consumer.topics.TopicRegistry;
import io.jangbu.kafka.record.RegisteredTopic;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orders.events} is deleted, and recreated under its name. */
class RecreatedTopicsTest {

  private static final String EVENTS = OrderCodec.TOPICS.events();

  @TempDir private Path state;

  @AfterEach
  void removeTopics() throws Exception {
    EventLogs.remove();
    try (Admin admin = Broker.admin()) {
      if (admin.listTopics().names().get().contains(RegisteredTopic.TOPIC)) {
        admin.deleteTopics(List.of(RegisteredTopic.TOPIC)).all().get();
      }
    }
  }

  @Test
  void makesNoViewOfAnotherTopicThanTheRegisteredOne() throws Exception {
    try (EventLogs _ = EventLogs.fresh();
        Admin admin = Broker.admin()) {
      register(admin, "the-former-one");
      try (Instance instance = Instance.start("recreated", state)) {
        await()
            .atMost(Duration.ofSeconds(40))
            .until(() ->
                instance
                    .get("/actuator/health/readiness")
                    .response()
                    .body()
                    .contains("it was deleted and recreated"));
        assertThat(instance.get("/actuator/health/liveness").status()).isEqualTo(200);

        register(admin, id(admin));

        instance.awaitReady();
      }
    }
  }

  @Test
  void isUnreadyWithinTenSecondsWhenThatHappensWhileItRuns() throws Exception {
    try (EventLogs log = EventLogs.fresh();
        Instance instance = Instance.start("recreated-later", state).awaitReady()) {
      log.orders().publish(OrderStream.of("o-1", CREATE));
      await().until(() -> instance.get("/orders/o-1").status() == 200);

      EventLogs.remove();
      EventLogs.create();

      await()
          .atMost(Duration.ofSeconds(15))
          .until(() ->
              instance
                  .get("/actuator/health/readiness")
                  .response()
                  .body()
                  .contains("it was recreated"));
      assertThat(instance.get("/actuator/prometheus").response().body())
          .contains("jangbu_partitions_changed{context=\"orders\"} 1.0");
    }
  }

  private static void register(Admin admin, String id) throws Exception {
    TopicRegistry.make(admin, (short) 1, 1);
    TopicRegistry.write(
        Map.of("bootstrap.servers", Broker.bootstrapServers()),
        Map.of(EVENTS, RegisteredTopic.first(id, Instant.now())));
  }

  private static String id(Admin admin) throws Exception {
    return requireNonNull(admin.describeTopics(List.of(EVENTS)).allTopicNames().get().get(EVENTS))
        .topicId()
        .toString();
  }
}

package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.FreshTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orders.events} gets partitions more. */
class PartitionsAddedTest {

  private static final String EVENTS = OrderCodec.TOPICS.events();
  private static final String COMMANDS = OrderCodec.TOPICS.commands();

  @TempDir private Path state;

  @AfterEach
  void removeTopics() throws Exception {
    EventLogs.remove();
    try (Admin admin = Broker.admin()) {
      if (admin.listTopics().names().get().contains(COMMANDS)) {
        admin.deleteTopics(List.of(COMMANDS)).all().get();
      }
    }
  }

  @Test
  void isUnreadyWithinTenSecondsAndAnswersFromWhatItHas() throws Exception {
    try (EventLogs log = EventLogs.fresh();
        Admin admin = Broker.admin();
        Instance instance = Instance.start("partitions-added", state).awaitReady()) {
      log.orders().publish(OrderStream.of("o-1", CREATE));
      await().until(() -> instance.get("/orders/o-1").status() == 200);

      FreshTopics.grow(admin, EVENTS, 6);

      await().atMost(Duration.ofSeconds(10)).until(() -> !instance.isReady());
      assertThat(instance.get("/actuator/health/readiness").response().body())
          .contains("orders.events has 6 partitions, not the 4 of its context");
      assertThat(instance.get("/actuator/prometheus").response().body())
          .contains("jangbu_partitions_changed{context=\"orders\"} 1.0");
      log.orders().publish(OrderStream.of("o-1", CREATE, PAY).subList(1, 2));
      await()
          .until(() -> instance.get("/orders/o-1").json().path("status").asString().equals("PAID"));
    }
  }

  @Test
  void doesNotBeginOnTopicsOfWhichOneHasMore() throws Exception {
    try (EventLogs _ = EventLogs.fresh();
        Admin admin = Broker.admin()) {
      FreshTopics.create(admin, List.of(new NewTopic(COMMANDS, 6, (short) 1)));
      try (Instance instance = Instance.start("partitions-differ", state)) {
        await()
            .during(Duration.ofSeconds(4))
            .atMost(Duration.ofSeconds(8))
            .until(() -> !instance.isReady());
        assertThat(instance.get("/actuator/health/readiness").response().body())
            .contains("WAITING");
        assertThat(instance.get("/actuator/health/liveness").status()).isEqualTo(200);
      }
    }
  }
}

package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CANCEL;
import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.Snapshot;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A projection is rebuilt beside the one that answers, and takes its place. */
@Tag("slow")
class ProjectionRebuildTest {

  private static final int ORDERS = 300;

  @Test
  void isBuiltBesideTheOneThatAnswersOnTwoInstancesAndTakesOverWithoutAFailedRequest(
      @TempDir Path one, @TempDir Path two) throws Exception {
    String application = "rebuild-agrees";
    try (EventLogs log = EventLogs.fresh()) {
      publish(log, 0, ORDERS);
      try (Instance first = Instance.start(application, one);
          Instance second = Instance.start(application, two)) {
        first.awaitReady();
        second.awaitReady();
        awaitOrders(first, ORDERS);
        try (Readers readers = Readers.of(first, second)) {
          assertThat(first.post("/actuator/projections/begin", "{}").status()).isEqualTo(200);
          publish(log, ORDERS, 2 * ORDERS);
          awaitOrders(first, 2 * ORDERS);
          JsonNode comparison = compared(first);
          assertThat(comparison.path("differing").asLong()).as("%s", comparison).isZero();
          assertThat(comparison.path("streams").asLong()).isGreaterThanOrEqualTo(ORDERS);

          assertThat(takeOver(first, comparison, false).status()).isEqualTo(200);
          await().until(() -> answering(first) == 2 && answering(second) == 2);
          publish(log, 2 * ORDERS, 3 * ORDERS);
          awaitOrders(first, 3 * ORDERS);
          awaitOrders(second, 3 * ORDERS);

          assertThat(second.post("/actuator/projections/back", "{}").status()).isEqualTo(200);
          await().until(() -> answering(first) == 1 && answering(second) == 1);
          awaitOrders(second, 3 * ORDERS);
          assertThat(first.post("/actuator/projections/back", "{}").status()).isEqualTo(200);
          await().until(() -> answering(first) == 2 && answering(second) == 2);

          assertThat(readers.failures()).isEmpty();
          assertThat(readers.answered()).isPositive();
        }
        assertThat(first.post("/actuator/projections/drop", "{}").status()).isEqualTo(200);
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() ->
                assertThat(topics())
                    .contains(application + "-2-orders-view-changelog")
                    .doesNotContain(application + "-orders-view-changelog"));
        awaitOrders(second, 3 * ORDERS);
      }
      try (Instance again = Instance.start(application, one).awaitReady()) {
        assertThat(answering(again)).as("the plan outlives a restart").isEqualTo(2);
        awaitOrders(again, 3 * ORDERS);
      }
    }
  }

  @Test
  void takesOverOnlyWhenTheDifferencesAreAccepted(@TempDir Path one, @TempDir Path two)
      throws Exception {
    String application = "rebuild-differs";
    try (EventLogs log = EventLogs.fresh()) {
      publish(log, 0, 20);
      try (Instance instance = Instance.start(application, one).awaitReady()) {
        awaitOrders(instance, 20);
      }
      falsify(application, "w-7");
      try (Instance instance = Instance.start(application, two).awaitReady()) {
        assertThat(instance.get("/orders/w-7").json().path("status").asString())
            .isEqualTo("CANCELLED");
        assertThat(instance.post("/actuator/projections/compare", "{}").status()).isEqualTo(409);
        assertThat(instance.post("/actuator/projections/back", "{}").status()).isEqualTo(409);
        assertThat(instance.post("/actuator/projections/begin", "{}").status()).isEqualTo(200);
        assertThat(instance.post("/actuator/projections/begin", "{}").status()).isEqualTo(409);
        assertThat(instance.post("/actuator/projections/switch", "{}").status()).isEqualTo(409);

        JsonNode comparison = compared(instance);
        assertThat(comparison.path("differing").asLong()).as("%s", comparison).isEqualTo(1);
        JsonNode difference = comparison.path("differences").path(0);
        assertThat(difference.path("context").asString()).isEqualTo("orders");
        assertThat(difference.path("streamId").asString()).isEqualTo("w-7");
        assertThat(difference.path("changes").valueStream().map(c -> c.path("path").asString()))
            .contains("/type");
        assertThat(takeOver(instance, comparison, false))
            .satisfies(
                answer -> assertThat(answer.status()).as(answer.response().body()).isEqualTo(409));
        assertThat(instance.get("/orders/w-7").json().path("status").asString())
            .isEqualTo("CANCELLED");

        assertThat(takeOver(instance, comparison, true).status()).isEqualTo(200);
        assertThat(instance.get("/orders/w-7").json().path("status").asString()).isEqualTo("PAID");
      }
    }
  }

  @Test
  void keepsItsViewsToTheInstances(@TempDir Path state) {
    try (EventLogs _ = EventLogs.fresh();
        Instance instance = Instance.start("rebuild-views", state).awaitReady()) {
      instance.get("/generations/views/orders").assertProblem(400, "MALFORMED");
      instance.get("/generations/views/orders/o-1").assertProblem(400, "MALFORMED");
    }
  }

  private static void publish(EventLogs log, int from, int to) {
    log.products().publish(ProductStream.of("sku-" + from, REGISTER, receive(3)));
    IntStream.range(from, to)
        .forEach(i ->
            log.orders()
                .publish(
                    switch (i % 3) {
                      case 0 -> OrderStream.of("w-" + i, CREATE, CANCEL);
                      case 1 -> OrderStream.of("w-" + i, CREATE, PAY);
                      default -> OrderStream.of("w-" + i, CREATE, PAY, SHIP);
                    }));
  }

  private static void awaitOrders(Instance instance, int orders) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            instance
                    .get("/stats/orders-by-status")
                    .json()
                    .valueStream()
                    .mapToLong(JsonNode::asLong)
                    .sum()
                == orders);
  }

  /** Compares, and waits for what comes of it. */
  private static JsonNode compared(Instance instance) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> instance.post("/actuator/projections/compare", "{}").status() == 200);
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> instance.get("/actuator/projections").json().path("comparison"),
            comparison -> Set.of("DONE", "FAILED").contains(comparison.path("state").asString()));
  }

  private static Http.Answer takeOver(Instance instance, JsonNode comparison, boolean accept) {
    return instance.post(
        "/actuator/projections/" + (accept ? "accept" : "switch"),
        "{\"comparisonId\":\"%s\"}".formatted(comparison.path("id").asString()));
  }

  private static int answering(Instance instance) {
    JsonNode first = instance.get("/actuator/projections").json().path("generations").path(0);
    assertThat(first.path("role").asString()).isEqualTo("ANSWERING");
    return first.path("number").asInt();
  }

  /** Makes the view of an order say another thing than its events, as other code would have. */
  private static void falsify(String application, String orderId) throws Exception {
    OrderStream other = new OrderStream(orderId);
    other.handleAll(List.of(CREATE, CANCEL));
    Snapshot<io.jangbu.shop.domain.order.Order> view = other.snapshot();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", Broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  application + "-orders-view-changelog",
                  io.jangbu.kafka.record.StreamPartition.of(orderId, EventLogs.PARTITIONS),
                  orderId.getBytes(StandardCharsets.UTF_8),
                  new OrderSnapshots().encode(view)))
          .get();
    }
  }

  private static Set<String> topics() throws Exception {
    try (Admin admin = Broker.admin()) {
      return admin.listTopics().names().get();
    }
  }
}

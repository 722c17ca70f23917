package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.OrderEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, and what comes back by itself. */
class RestartTest {

  private static final List<String> READS =
      Stream.concat(
              Stream.of(
                  "/stats/orders-by-status",
                  "/orders?limit=1000",
                  "/orders?status=PAID",
                  "/products",
                  "/products?availableBelow=3",
                  "/products/sku-1/demand"),
              IntStream.range(0, 20)
                  .boxed()
                  .flatMap(i -> Stream.of("/orders/r-" + i, "/orders/r-" + i + "/events")))
          .toList();

  @Test
  void startsBeforeItsTopicAndAnswersTheSameAfterItsStateIsGone(
      @TempDir Path first, @TempDir Path second) throws Exception {
    EventLogs.remove();
    List<String> before;
    try (Instance instance = Instance.start("restart", first)) {
      assertThat(instance.isReady()).isFalse();
      assertThat(instance.get("/actuator/health/liveness").status()).isEqualTo(200);
      assertThat(instance.get("/orders/r-1").code()).isEqualTo("UNAVAILABLE");
      assertThat(instance.get("/orders/r-1").header("retry-after")).isEqualTo("1");
      assertThat(instance.get("/orders").status()).isEqualTo(503);
      assertThat(instance.get("/stats/orders-by-status").status()).isEqualTo(503);
      assertThat(topics()).doesNotContainAnyElementsOf(EventLogs.names());
      EventLogs.create();
      instance.awaitReady();
      try (EventLogs log = new EventLogs()) {
        log.products().publish(ProductStream.of("sku-1", REGISTER, receive(3)));
        log.products().publish(ProductStream.of("sku-2", REGISTER, receive(2)));
        for (int i = 0; i < 20; i++) {
          log.orders().publish(OrderStream.of("r-" + i, CREATE, PAY));
        }
        for (int i = 0; i < 10; i++) {
          log.orders().publish(OrderStream.of("r-" + i, CREATE, PAY, SHIP).subList(2, 3));
        }
      }
      await()
          .until(() ->
              shipped(instance) == 10
                  && instance.get("/products?availableBelow=4").each("products", "sku").size()
                      == 2);
      before = answers(instance);
    }
    try (Instance again = Instance.start("restart", first).awaitReady()) {
      assertThat(answers(again)).isEqualTo(before);
    }
    try (Instance wiped = Instance.start("restart", second).awaitReady()) {
      assertThat(answers(wiped)).isEqualTo(before);
      assertThat(shipped(wiped)).isEqualTo(10);
      assertThat(wiped.counter("jangbu.restore.restored.records", "application", "restart"))
          .isGreaterThanOrEqualTo(before.size());
    }
    try (Instance rebuilt =
        Instance.start("restart-from-nothing", second.resolve("new")).awaitReady()) {
      await().until(() -> answers(rebuilt).equals(before));
    }
  }

  /** More than a projector learns at once: it must look for the streams that it does not know. */
  @Test
  void goesOnWithStreamsThatItHasNotLearnedOfYet(@TempDir Path state) throws Exception {
    int streams = 10_000;
    List<List<EventEnvelope<OrderEvent>>> orders =
        IntStream.range(0, streams)
            .mapToObj(i -> OrderStream.of("many-" + i, CREATE, PAY))
            .toList();
    try (EventLogs log = EventLogs.fresh()) {
      log.orders().publish(orders.stream().map(List::getFirst).toList());
      try (Instance instance = Instance.start("many", state).awaitReady()) {
        await().atMost(Duration.ofMinutes(1)).until(() -> count(instance, "CREATED") == streams);
      }
      log.orders().publish(orders.stream().map(List::getLast).toList());
    }
    try (Instance again = Instance.start("many", state).awaitReady()) {
      await().atMost(Duration.ofMinutes(1)).until(() -> count(again, "PAID") == streams);
      assertThat(count(again, "CREATED")).isZero();
      assertThat(again.counter("jangbu.projection.gaps", "context", "orders")).isZero();
    }
  }

  private static long count(Instance instance, String status) {
    return instance.get("/stats/orders-by-status").json().path(status).asLong();
  }

  private static long shipped(Instance instance) {
    return count(instance, "SHIPPED");
  }

  private static List<String> answers(Instance instance) {
    return READS.stream().map(read -> instance.get(read).response().body()).toList();
  }

  private static List<String> topics() throws Exception {
    try (Admin admin = Broker.admin()) {
      return List.copyOf(admin.listTopics().names().get());
    }
  }
}

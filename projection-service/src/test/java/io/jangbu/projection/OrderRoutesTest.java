package io.jangbu.projection;

import static io.jangbu.projection.EventStream.START;
import static io.jangbu.projection.Http.json;
import static io.jangbu.projection.OrderStream.CANCEL;
import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.DELIVER;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every row of the contract about orders, on one instance at a real broker. */
class OrderRoutesTest {

  private static EventLogs log;
  private static Instance instance;

  @BeforeAll
  static void start(@TempDir Path state) {
    log = EventLogs.fresh();
    instance = Instance.start("order-routes", state).awaitReady();
    publish("full", CREATE, PAY, SHIP, DELIVER);
    publish("bare", CREATE, PAY, new ShipOrder("ups", null));
    publish("gone", CREATE, CANCEL);
    log.orders().publish(OrderStream.of("erased", CREATE, PAY).subList(1, 2));
    for (String order : List.of("full?minVersion=4", "bare?minVersion=3", "gone?minVersion=2")) {
      await().until(() -> get("/orders/" + order).status() == 200);
    }
  }

  @AfterAll
  static void stop() {
    instance.close();
    log.close();
  }

  @Test
  void showsAnOrderWithAllThatItHas() {
    Http.Answer answer = get("/orders/full");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("etag")).isEqualTo("\"4\"");
    assertThat(answer.header("content-type")).startsWith("application/json");
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {"orderId": "full", "version": 4, "status": "DELIVERED", "customerId": "c-1",
                 "currency": "EUR",
                 "lines": [{"sku": "sku-1", "quantity": 2, "unitPrice": 500},
                           {"sku": "sku-2", "quantity": 1, "unitPrice": 250}],
                 "shippingFee": 300, "total": 1550,
                 "payment": {"paymentId": "p-1", "amount": 1550, "method": "card"},
                 "shipment": {"carrier": "dhl", "trackingNumber": "t-1"},
                 "createdAt": "2026-11-21T10:00:01Z", "updatedAt": "2026-11-21T10:00:04Z"}
                """));
  }

  @Test
  void leavesOutWhatAnOrderDoesNotHave() {
    assertThat(get("/orders/bare").json().path("shipment")).isEqualTo(json("{'carrier':'ups'}"));
    JsonNode gone = get("/orders/gone").json();
    assertThat(gone.path("status").asString()).isEqualTo("CANCELLED");
    assertThat(gone.path("cancellationReason").asString()).isEqualTo("changed my mind");
    assertThat(gone.has("payment")).isFalse();
    assertThat(gone.has("shipment")).isFalse();
  }

  @Test
  void answersThatAnOrderIsNotModified() {
    assertThat(get("/orders/full", "If-None-Match", "\"4\"").status()).isEqualTo(304);
    assertThat(get("/orders/full", "If-None-Match", "\"3\"").status()).isEqualTo(200);
  }

  @Test
  void showsAnOrderAsItWas() {
    assertThat(get("/orders/full?version=1").json().path("status").asString()).isEqualTo("CREATED");
    Http.Answer third = get("/orders/full?version=3");
    assertThat(third.header("etag")).isEqualTo("\"3\"");
    assertThat(third.json().path("status").asString()).isEqualTo("SHIPPED");
    assertThat(third.json().path("updatedAt").asString())
        .isEqualTo(START.plusSeconds(3).toString());
    assertThat(get("/orders/full?version=4").json()).isEqualTo(get("/orders/full").json());
    assertThat(get("/orders/full?asOf=" + START.plusSeconds(2)).json().path("version").asLong())
        .isEqualTo(2);
    assertThat(
            get("/orders/full?asOf=2026-11-21T19:00:02.999%2B09:00")
                .json()
                .path("version")
                .asLong())
        .isEqualTo(2);
    assertThat(get("/orders/full?asOf=2030-01-01T00:00:00Z").json().path("version").asLong())
        .isEqualTo(4);
  }

  @Test
  void showsTheEventsOfAnOrder() {
    JsonNode answer = get("/orders/full/events").json();
    assertThat(answer.path("orderId").asString()).isEqualTo("full");
    assertThat(answer.path("version").asLong()).isEqualTo(4);
    assertThat(versions(answer)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(answer.path("events").get(1))
        .isEqualTo(
            json(
                """
                {"id": "full/0000000002", "version": 2, "type": "PaymentProcessed",
                 "occurredAt": "2026-11-21T10:00:01.995Z", "recordedAt": "2026-11-21T10:00:02Z",
                 "correlationId": "corr-1", "causationId": "cause-2",
                 "data": {"paymentId": "p-1", "amount": 1550, "method": "card"}}
                """));
    assertThat(answer.path("events").get(0).path("data").path("total").asLong()).isEqualTo(1550);
    assertThat(answer.path("events").get(3).path("data")).isEqualTo(json("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=2&to=3|2,3",
        "direction=backwards|4,3,2,1",
        "direction=backwards&limit=2|4,3",
        "direction=backwards&to=3&limit=2|3,2",
        "direction=forwards&limit=1|1",
        "from=3|3,4",
        "to=99|1,2,3,4",
        "from=5|''",
        "from=5&to=9|''"
      })
  void showsTheEventsThatAreAskedFor(String query, String expected) {
    assertThat(versions(get("/orders/full/events?" + query).json()))
        .containsExactlyElementsOf(
            expected.isEmpty()
                ? List.of()
                : List.of(expected.split(",")).stream().map(Long::valueOf).toList());
  }

  @Test
  void showsWhatChangedBetweenTwoVersions() {
    assertThat(get("/orders/full/diff?from=2&to=3").json())
        .isEqualTo(
            json(
                """
                {"orderId": "full", "from": 2, "to": 3, "changes": [
                  {"path": "/shipment", "to": {"carrier": "dhl", "trackingNumber": "t-1"}},
                  {"path": "/status", "from": "PAID", "to": "SHIPPED"},
                  {"path": "/updatedAt", "from": "2026-11-21T10:00:02Z",
                   "to": "2026-11-21T10:00:03Z"}]}
                """));
    assertThat(get("/orders/full/diff?from=3&to=2").json().path("changes").get(0))
        .isEqualTo(json("{'path':'/shipment','from':{'carrier':'dhl','trackingNumber':'t-1'}}"));
    assertThat(get("/orders/full/diff?from=2&to=2").json().path("changes")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/none",
        "/orders/none?version=1",
        "/orders/none?asOf=2026-11-21T10:00:00Z",
        "/orders/none/events",
        "/orders/none/diff?from=1&to=2",
        "/orders/full?asOf=2026-11-21T10:00:00.999Z",
        "/orders/erased",
        "/orders/erased?version=2",
        "/orders/erased/diff?from=2&to=2"
      })
  void doesNotKnowAnOrderThatIsNotThere(String path) {
    get(path).assertProblem(404, "ORDER_NOT_FOUND");
  }

  @Test
  void showsTheEventsThatAreLeftOfAnOrderWhoseFirstOneIsErased() {
    JsonNode events = get("/orders/erased/events").json();
    assertThat(events.path("incomplete").asBoolean()).isTrue();
    assertThat(events.path("version").asLong()).isEqualTo(2);
    assertThat(events.path("events").valueStream().map(event -> event.path("version").asLong()))
        .containsExactly(2L);
    assertThat(get("/orders/erased").json().path("incomplete").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/full?version=5",
        "/orders/full/diff?from=1&to=5",
        "/orders/full/diff?from=5&to=1"
      })
  void doesNotKnowAVersionThatIsNotThere(String path) {
    get(path).assertProblem(404, "VERSION_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/bad%20id",
        "/orders/bad.id",
        "/orders/0123456789012345678901234567890123456789012345678901234567890123X",
        "/orders/bad.id/events",
        "/orders/full?version=0",
        "/orders/full?version=-1",
        "/orders/full?version=two",
        "/orders/full?version=99999999999999999999",
        "/orders/full?asOf=yesterday",
        "/orders/full?asOf=1795255200000",
        "/orders/full?version=1&asOf=2026-11-21T10:00:00Z",
        "/orders/full?minVersion=-1",
        "/orders/full?minVersion=x",
        "/orders/full/events?from=0",
        "/orders/full/events?to=0",
        "/orders/full/events?from=3&to=2",
        "/orders/full/events?direction=sideways",
        "/orders/full/events?limit=0",
        "/orders/full/events?limit=1001",
        "/orders/full/events?limit=many",
        "/orders/full/diff",
        "/orders/full/diff?from=1",
        "/orders/full/diff?from=0&to=1",
        "/orders/full/diff?from=1&to=x",
        "/orders?status=LOST",
        "/orders?status=paid",
        "/orders?limit=0",
        "/orders?limit=1001",
        "/orders?cursor=!",
        "/orders?cursor=YSBi",
        "/orders?minVersion=1",
        "/orders?minVersion=-1&orderId=full",
        "/orders?minVersion=1&orderId=bad.id",
        "/stats/orders-by-status?minVersion=1"
      })
  void refusesWhatIsNotOfTheForm(String path) {
    get(path).assertProblem(400, "MALFORMED");
  }

  @Test
  void answersOtherMistakesWithACodeToo() {
    get("/nowhere").assertProblem(404, "NOT_FOUND");
  }

  /** What instances say to each other would make a client's answer a part that looks whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jangbu-Partition 1/orders-0",
        "Jangbu-Instance here:1",
        "Jangbu-Partition 1/orders Jangbu-Instance here:1",
        "Jangbu-Partition orders-0 Jangbu-Instance here:1",
        "Jangbu-Partition 0 Jangbu-Instance here:1",
        "Jangbu-Partition 1/inventory-0 Jangbu-Instance here:1",
        "Jangbu-Partition 1/orders--1 Jangbu-Instance here:1",
        "Jangbu-Partition 1/orders-99 Jangbu-Instance here:1",
        "Jangbu-Partition 1/orders-0 Jangbu-Instance here"
      })
  void refusesHeadersThatAreForInstancesAlone(String headers) {
    String[] given = headers.split(" ", -1);
    get("/orders/full", given).assertProblem(400, "MALFORMED");
    get("/orders", given).assertProblem(400, "MALFORMED");
    get("/stats/orders-by-status", given).assertProblem(400, "MALFORMED");
  }

  @Test
  void waitsForTheVersionThatAReadAsksFor() throws Exception {
    CompletableFuture<?> later =
        CompletableFuture.runAsync(
            () -> publish("awaited", CREATE),
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
    Http.Answer answer = get("/orders/awaited?minVersion=1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("version").asLong()).isEqualTo(1);
    later.get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/%s?minVersion=1",
        "/orders/%s/events?minVersion=1",
        "/orders/%s/diff?from=1&to=1&minVersion=1",
        "/orders?status=CREATED&limit=1000&orderId=%s&minVersion=1",
        "/stats/orders-by-status?orderId=%s&minVersion=1"
      })
  void waitsOnEveryRead(String path) throws Exception {
    String orderId = "w-" + Integer.toHexString(path.hashCode());
    long before = get("/stats/orders-by-status").json().path("CREATED").asLong();
    CompletableFuture<?> later =
        CompletableFuture.runAsync(
            () -> publish(orderId, CREATE),
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
    Http.Answer answer = get(path.formatted(orderId));
    assertThat(answer.status()).isEqualTo(200);
    if (path.startsWith("/stats")) {
      assertThat(answer.json().path("CREATED").asLong()).isEqualTo(before + 1);
    } else {
      assertThat(answer.response().body()).contains(orderId);
    }
    later.get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders/full?minVersion=5",
        "/orders/never?minVersion=1",
        "/orders?orderId=full&minVersion=5",
        "/stats/orders-by-status?orderId=full&minVersion=5"
      })
  void saysThatAVersionHasNotComeYet(String path) {
    long start = System.nanoTime();
    Http.Answer answer = get(path);
    answer.assertProblem(503, "NOT_YET");
    assertThat(answer.header("retry-after")).isEqualTo("1");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(5));
  }

  @Test
  void listsOrdersPageByPageWhileTheyChange() {
    List<OrderStream> streams =
        IntStream.range(0, 120).mapToObj(i -> new OrderStream("page-%03d".formatted(i))).toList();
    streams.forEach(stream -> log.orders().publish(stream.handle(CREATE)));
    streams.forEach(stream -> log.orders().publish(stream.handle(PAY)));
    await().until(() -> get("/orders?status=PAID&limit=1000").json().path("orders").size() >= 120);
    List<String> seen = new ArrayList<>();
    Set<String> moved = new TreeSet<>();
    String cursor = "";
    int round = 0;
    do {
      JsonNode page = get("/orders?status=PAID&limit=17" + cursor).json();
      assertThat(page.path("orders").size()).isLessThanOrEqualTo(17);
      page.path("orders")
          .forEach(order -> {
            assertThat(order.path("status").asString()).isEqualTo("PAID");
            seen.add(order.path("orderId").asString());
          });
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
      // One behind the cursor and one before it leave the list.
      for (int i : List.of(round, 119 - round)) {
        log.orders().publish(streams.get(i).handle(SHIP));
        moved.add("page-%03d".formatted(i));
      }
      round++;
    } while (!cursor.isEmpty());
    assertThat(seen).isSorted().doesNotHaveDuplicates();
    Set<String> unmoved = new TreeSet<>();
    IntStream.range(0, 120).mapToObj("page-%03d"::formatted).forEach(unmoved::add);
    unmoved.removeAll(moved);
    assertThat(seen).containsAll(unmoved);
    assertThat(round).isGreaterThanOrEqualTo(7);
  }

  @Test
  void listsAllOrdersWhateverTheirStatus() {
    List<String> seen =
        instance.http().pages("/orders?limit=2", "orders").stream()
            .map(order -> order.path("orderId").asString())
            .toList();
    assertThat(seen).isSorted().doesNotHaveDuplicates().contains("full", "bare", "gone");
    assertThat(seen).doesNotContain("erased");
    assertThat(get("/orders?status=DELIVERED").json().path("orders").get(0))
        .isEqualTo(get("/orders/full").json());
    assertThat(get("/orders?status=CANCELLED").json().has("nextCursor")).isFalse();
  }

  @Test
  void countsOrdersByStatus() {
    JsonNode counts = get("/stats/orders-by-status").json();
    assertThat(counts.propertyNames())
        .containsExactlyInAnyOrder("CREATED", "PAID", "SHIPPED", "DELIVERED", "CANCELLED");
    assertThat(counts.path("DELIVERED").asLong()).isEqualTo(1);
    assertThat(counts.path("CANCELLED").asLong()).isEqualTo(1);
  }

  @Test
  void skipsAndCountsGarbageAndGoesOn() {
    double skipped = skipped("key") + skipped("value") + skipped("partition");
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    for (int partition = 0; partition < EventLogs.PARTITIONS; partition++) {
      log.orders().publish(partition, "garbage", garbage);
    }
    int home = StreamPartition.of("clean", EventLogs.PARTITIONS);
    log.orders().publish(home, "clean/0000000001", garbage);
    log.orders().publish(home, "clean/0000000002x", garbage);
    log.orders().publish((home + 1) % EventLogs.PARTITIONS, "clean/0000000001", garbage);
    // What is no event takes the version too, until the event comes.
    publish("clean", CREATE);
    await().until(() -> get("/orders/clean?minVersion=1").status() == 200);
    assertThat(versions(get("/orders/clean/events").json())).containsExactly(1L);
    await()
        .untilAsserted(() ->
            assertThat(skipped("key") + skipped("value") + skipped("partition"))
                .isEqualTo(skipped + EventLogs.PARTITIONS + 3));
    assertThat(get("/actuator/prometheus").response().body())
        .contains("jangbu_projection_skipped_total{");
  }

  @Test
  void takesTheLargestEventsThereAre() {
    String reason = "x".repeat((2 << 20) + (1 << 19));
    publish("large", CREATE, PAY);
    // From before texts were bounded: no decider leads to it any more.
    log.orders()
        .publish(
            List.of(
                new EventEnvelope<>(
                    "large", 3, START, START, "c", "c", new OrderCancelled(reason))));
    assertThat(get("/orders/large?minVersion=3").json().path("cancellationReason").asString())
        .hasSize(reason.length());
  }

  @Test
  void isAliveAndReady() {
    assertThat(get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(get("/actuator/prometheus").response().body()).contains("kafka_stream");
    assertThat(get("/v3/api-docs").json().path("paths").has("/orders/{id}/events")).isTrue();
  }

  private static double skipped(String reason) {
    return instance.counter("jangbu.projection.skipped", "context", "orders", "reason", reason);
  }

  private static List<Long> versions(JsonNode answer) {
    List<Long> versions = new ArrayList<>();
    answer.path("events").forEach(event -> versions.add(event.path("version").asLong()));
    return versions;
  }

  private static void publish(String orderId, OrderCommand... commands) {
    log.orders().publish(OrderStream.of(orderId, commands));
  }

  private static Http.Answer get(String path, String... headers) {
    return instance.get(path, headers);
  }
}

package io.jangbu.projection;

import static io.jangbu.projection.EventStream.START;
import static io.jangbu.projection.Http.json;
import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is shown of orders, one by one and together, on one instance at a real broker. */
class OrderRoutesTest {

  private static SampleOrders orders;

  @BeforeAll
  static void start(@TempDir Path state) {
    orders = SampleOrders.start("order-routes", state, "--springdoc.api-docs.enabled=true");
  }

  @AfterAll
  static void stop() {
    orders.close();
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
                 "shippingFee": 300, "total": 1550, "fulfilment": "NONE",
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

  @Test
  void showsTheEventsThatAreLeftOfAnOrderWhoseFirstOneIsErased() {
    JsonNode events = get("/orders/erased/events").json();
    assertThat(events.path("incomplete").asBoolean()).isTrue();
    assertThat(events.path("version").asLong()).isEqualTo(2);
    assertThat(events.path("events").valueStream().map(event -> event.path("version").asLong()))
        .containsExactly(2L);
    assertThat(get("/orders/erased").json().path("incomplete").asBoolean()).isTrue();
  }

  @Test
  void listsOrdersPageByPageWhileTheyChange() {
    List<OrderStream> streams =
        IntStream.range(0, 120).mapToObj(i -> new OrderStream("page-%03d".formatted(i))).toList();
    streams.forEach(stream -> orders.events().publish(stream.handle(CREATE)));
    streams.forEach(stream -> orders.events().publish(stream.handle(PAY)));
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
        orders.events().publish(streams.get(i).handle(SHIP));
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
        orders.instance().http().pages("/orders?limit=2", "orders").stream()
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
      orders.events().publish(partition, "garbage", garbage);
    }
    int home = StreamPartition.of("clean", EventLogs.PARTITIONS);
    orders.events().publish(home, "clean/0000000001", garbage);
    orders.events().publish(home, "clean/0000000002x", garbage);
    orders.events().publish((home + 1) % EventLogs.PARTITIONS, "clean/0000000001", garbage);
    // What is no event takes the version too, until the event comes.
    orders.publish("clean", CREATE);
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
    orders.publish("large", CREATE, PAY);
    // From before texts were bounded: no decider leads to it any more.
    orders
        .events()
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
    return orders
        .instance()
        .counter("jangbu.projection.skipped", "context", "orders", "reason", reason);
  }

  private static List<Long> versions(JsonNode answer) {
    List<Long> versions = new ArrayList<>();
    answer.path("events").forEach(event -> versions.add(event.path("version").asLong()));
    return versions;
  }

  private static Http.Answer get(String path, String... headers) {
    return orders.instance().get(path, headers);
  }
}

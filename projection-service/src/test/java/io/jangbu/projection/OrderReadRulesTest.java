package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read may ask for and what it waits for, on one instance at a real broker. */
class OrderReadRulesTest {

  private static SampleOrders orders;

  @BeforeAll
  static void start(@TempDir Path state) {
    orders = SampleOrders.start("order-read-rules", state);
  }

  @AfterAll
  static void stop() {
    orders.close();
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
            () -> orders.publish("awaited", CREATE),
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
            () -> orders.publish(orderId, CREATE),
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

  private static Http.Answer get(String path, String... headers) {
    return orders.instance().get(path, headers);
  }
}

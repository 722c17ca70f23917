package io.jangbu.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.projection.ProjectionService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events from before texts and lines were bounded, in a service with the heap that {@code ./jangbu
 * up} gives it: all of them can be read, however many are asked for at once, and it stays up.
 */
@Tag("slow")
class LargeOldEventsTest {

  private static final int ORDERS = 400;
  private static final int LONG_STREAM = 60;
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final String MEGABYTE = "x".repeat(1_000_000);
  private static final List<String> IDS =
      IntStream.range(0, ORDERS).mapToObj("old-%03d"::formatted).toList();

  private static EventLogs log;
  private static Process service;
  private static Http http;

  @BeforeAll
  static void start(@TempDir Path state) throws IOException {
    log = EventLogs.fresh();
    IDS.forEach(id -> log.orders().publish(List.of(event(id, 1, created(MEGABYTE)))));
    // One line in four bytes of the log takes some eighty of the heap.
    List<Line> lines = Collections.nCopies(100_000, new Line("a", 1, 0));
    log.orders().publish(List.of(event("zz-lines", 1, new OrderCreated("c", "EUR", lines, 0, 0))));
    // No decider has led to most of these. What they say is shown all the same.
    log.orders().publish(List.of(event("zz-long", 1, created("c"))));
    for (int version = 2; version <= LONG_STREAM; version++) {
      log.orders()
          .publish(List.of(event("zz-long", version, new OrderCancelled(MEGABYTE + version))));
    }
    int port = Instance.freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As Jvm.quickToStart() has it.
                "-Xms64m",
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ProjectionService.class.getName()));
    command.addAll(List.of(Instance.arguments("large-old-events", state, port, port)));
    service =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new java.io.File("/tmp/large-service.log"))
            .start();
    http = new Http("http://127.0.0.1:" + port);
    await()
        .atMost(Duration.ofMinutes(4))
        .ignoreExceptions()
        .failFast("the service has ended", () -> !service.isAlive())
        .until(() ->
            http.get("/stats/orders-by-status").json().path("CREATED").asLong() == ORDERS + 1
                && http.get("/orders/zz-long/events?from=" + LONG_STREAM).status() == 200);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    service.destroyForcibly().waitFor();
    log.close();
  }

  @Test
  void pagesThroughAllOfThem() {
    assertThat(pages("/orders?limit=300", "orders", "orderId"))
        .containsSubsequence(IDS)
        .contains("zz-lines")
        .doesNotHaveDuplicates();
    assertThat(pages("/orders?status=CREATED&limit=1000", "orders", "orderId"))
        .startsWith(IDS.toArray(String[]::new))
        .hasSize(ORDERS + 1);
    assertUp();
  }

  @Test
  void pagesThroughTheEventsOfACorrelation() {
    assertThat(pages("/events?correlationId=old&limit=1000", "events", "id"))
        .hasSize(ORDERS + 1 + LONG_STREAM)
        .doesNotHaveDuplicates();
    assertUp();
  }

  @Test
  void pagesThroughTheEventsOfAStream() {
    List<String> versions = new ArrayList<>();
    String path = "/orders/zz-long/events?limit=1000";
    while (!path.isEmpty()) {
      Http.Answer page = page(path);
      assertThat(page.response().body().length()).isLessThan(5 << 20);
      versions.addAll(page.each("events", "version"));
      String link = page.header("link");
      path = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertThat(versions)
        .isEqualTo(IntStream.rangeClosed(1, LONG_STREAM).mapToObj(String::valueOf).toList());
    assertUp();
  }

  @Test
  void staysUpWhateverIsAskedForAtOnce() {
    List<CompletableFuture<HttpResponse<Void>>> asked =
        IntStream.range(0, 100)
            .boxed()
            .flatMap(i ->
                Stream.of(
                    "/orders?limit=1000",
                    "/orders/" + IDS.get(i),
                    "/orders/zz-lines",
                    "/orders/zz-long/events",
                    "/events?correlationId=old&limit=1000"))
            .map(LargeOldEventsTest::ask)
            .toList();
    assertThat(asked)
        .extracting(answer -> answer.join().statusCode())
        .containsOnly(200, 503)
        .contains(200);
    assertUp();
  }

  @Test
  void sendsThemToClientsAsTheyCome() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> stream =
          client.send(
              HttpRequest.newBuilder(URI.create(http.base() + "/events/stream?from=beginning"))
                  .build(),
              HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = stream.body()) {
        assertThat(
                lines
                    .filter(line -> line.startsWith("event: "))
                    .limit(ORDERS + 1L + LONG_STREAM)
                    .count())
            .isEqualTo(ORDERS + 1L + LONG_STREAM);
      }
      client.shutdownNow();
    }
    assertUp();
  }

  private static CompletableFuture<HttpResponse<Void>> ask(String path) {
    return ASKING.sendAsync(
        HttpRequest.newBuilder(URI.create(http.base() + path)).build(),
        HttpResponse.BodyHandlers.discarding());
  }

  private static final HttpClient ASKING =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static List<String> pages(String path, String list, String name) {
    List<String> items = new ArrayList<>();
    String cursor = "";
    do {
      Http.Answer page = page(path + cursor);
      items.addAll(page.each(list, name));
      String next = page.json().path("nextCursor").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return items;
  }

  /** As a client does: again, when it is told to come back. */
  private static Http.Answer page(String path) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> http.get(path),
            answer -> {
              if (answer.status() == 503) {
                assertThat(answer.header("retry-after")).as(path).isEqualTo("1");
                return false;
              }
              assertThat(answer.status()).as(path).isEqualTo(200);
              return true;
            });
  }

  private static void assertUp() {
    assertThat(service.isAlive()).isTrue();
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  private static OrderCreated created(String customerId) {
    return new OrderCreated(customerId, "EUR", List.of(new Line("a", 1, 1)), 0, 1);
  }

  private static EventEnvelope<OrderEvent> event(String id, long version, OrderEvent payload) {
    return new EventEnvelope<>(id, version, TIME, TIME, "old", "cause", payload);
  }
}

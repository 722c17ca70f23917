package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.testkit.hosts.RawHttp;
import io.jangbu.testkit.hosts.RawHttp.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads that are not to the letter, and clients of the stream that go. */
@Timeout(120)
class StrictReadsTest {

  private static final byte[] NOTHING = {};
  private static final int CLIENTS = 30;

  private static EventLogs log;
  private static Instance instance;
  private static RawHttp http;

  @BeforeAll
  static void start(@TempDir Path state) {
    log = EventLogs.fresh();
    instance =
        Instance.start(
                "strict",
                state,
                "--jangbu.live.connections=" + CLIENTS,
                "--springdoc.api-docs.enabled=true")
            .awaitReady();
    http = new RawHttp(instance.http().base());
  }

  @AfterAll
  static void stop() {
    instance.close();
    log.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders?statsu=PAID",
        "/orders?status=PAID&status=CREATED",
        "/orders/a?orderId=a",
        "/orders/a?minVersion=1&minVersion=2",
        "/orders/a/events?form=1",
        "/orders/a/diff?from=1&to=2&too=3",
        "/stats/orders-by-status?status=PAID",
        "/products?availableBelwo=1",
        "/products/a/demand?sku=a",
        "/events?correlationId=a&correlation=b",
        "/events?correlationId=%ff",
        "/events?correlationId=%00",
        "/events/stream?orderId=a&after=1",
        "/events/stream?orderid=a",
        "/events/stream?context=orders&context=inventory"
      })
  void refusesQueryParametersThatAreUnknownOrDoubled(String path) {
    assertProblem(http.send("GET " + path, NOTHING), 400, "MALFORMED");
  }

  @Test
  void namesTheParametersThatThereAre() {
    assertThat(instance.get("/orders?statsu=PAID").json().path("detail").asString())
        .isEqualTo(
            "there is no query parameter statsu here; this route takes cursor, limit, minVersion,"
                + " orderId, status");
    assertThat(instance.get("/events?a=b").json().path("detail").asString())
        .contains("correlationId, cursor, limit, minVersion, orderId, processId, sku");
  }

  /** Also those that each context brings, and no others. */
  @Test
  void describesTheParametersThatThereAre() {
    var paths = instance.get("/v3/api-docs").json().path("paths");
    assertThat(paths.path("/events").path("get").path("parameters").findValuesAsString("name"))
        .containsExactlyInAnyOrder(
            "correlationId",
            "causationId",
            "actor",
            "limit",
            "cursor",
            "minVersion",
            "cartId",
            "claimId",
            "orderId",
            "processId",
            "sku");
    var stream = paths.path("/events/stream").path("get");
    assertThat(stream.path("parameters").findValuesAsString("name"))
        .containsExactlyInAnyOrder(
            "context", "from", "cartId", "claimId", "orderId", "processId", "sku", "Last-Event-ID");
    assertThat(stream.path("responses").path("200").path("content").propertyNames())
        .containsExactly("text/event-stream");
  }

  @Test
  void findsACorrelationOfAnyScript() {
    String correlation = "한글-é 📦";
    EventEnvelope<OrderEvent> created = OrderStream.of("korean", CREATE).getFirst();
    log.orders()
        .publish(
            List.of(
                new EventEnvelope<>(
                    created.streamId(),
                    created.version(),
                    created.occurredAt(),
                    created.recordedAt(),
                    correlation,
                    created.causationId(),
                    created.payload())));
    String path = "/events?correlationId=" + URLEncoder.encode(correlation, UTF_8);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(instance.get(path).each("events", "correlationId"))
                .containsExactly(correlation));
  }

  @Test
  void answersWithNothingButJsonAndStreamsWithNothingButEvents() {
    for (String accept : List.of("application/yaml", "application/xml", "application/cbor")) {
      for (String path : List.of("/orders", "/orders/a", "/products", "/events/stream")) {
        assertProblem(
            http.send("GET " + path, NOTHING, "Accept: " + accept), 406, "NOT_ACCEPTABLE");
      }
    }
    assertProblem(
        http.send("GET /events/stream", NOTHING, "Accept: application/json"),
        406,
        "NOT_ACCEPTABLE");
    assertProblem(
        http.send("GET /events/stream?from=x", NOTHING, "Accept: text/event-stream"),
        400,
        "MALFORMED");
  }

  @Test
  void readsOneLastEventIdInUtf8() {
    String request = "GET /events/stream?orderId=a";
    assertProblem(
        http.send(request, NOTHING, "Last-Event-ID: a/0000000001", "Last-Event-ID: a/0000000001"),
        400,
        "MALFORMED");
    assertProblem(
        http.sendBytes(request, NOTHING, List.of("Last-Event-ID: é".getBytes(ISO_8859_1))),
        400,
        "MALFORMED");
  }

  @Test
  void saysWhichMethodsTheStreamHasAndKeepsNoClientThatAsksForItsHeadAlone() {
    for (int i = 0; i <= CLIENTS; i++) {
      Answer head = http.send("HEAD /events/stream", NOTHING);
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("Content-Type").getFirst()).startsWith("text/event-stream");
    }
    Answer trace = http.send("TRACE /events/stream", NOTHING);
    assertProblem(trace, 405, "METHOD_NOT_ALLOWED");
    assertThat(trace.header("Allow")).containsExactly("GET,HEAD,OPTIONS");
  }

  /** They are not told to the service in any way but by the end of their connections. */
  @ParameterizedTest
  @ValueSource(strings = {"/events/stream", "/events/stream?orderId=waited-for"})
  void hasAPlaceAgainSoonAfterItsClientsHaveGone(String path) throws IOException {
    awaitNoClients(); // of another test
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Socket client = http.begin("GET " + path);
      assertThat(new String(client.getInputStream().readNBytes(12), UTF_8))
          .isEqualTo("HTTP/1.1 200");
      clients.add(client);
    }
    Answer refused = http.send("GET " + path, NOTHING);
    assertProblem(refused, 503, "UNAVAILABLE");
    assertThat(refused.header("Retry-After")).containsExactly("2");

    for (Socket client : clients) {
      client.close();
    }
    long closed = System.nanoTime();
    awaitNoClients();
    System.out.printf(
        "all places are free %d ms after %d clients have gone%n",
        Duration.ofNanos(System.nanoTime() - closed).toMillis(), CLIENTS);
    try (LiveClient next = LiveClient.open(instance, path, null)) {
      assertThat(next.status()).isEqualTo(200);
    }
  }

  private static void awaitNoClients() {
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(10))
        .until(() -> instance.gauge("jangbu.live.clients") == 0);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.text()).contains("\"code\":\"" + code + "\"");
  }
}

package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.StreamPartition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What came of a command, across all streams, on an instance at a real broker. */
class AuditRouteTest {

  private static EventLogs log;
  private static Instance instance;

  @BeforeAll
  static void start(@TempDir Path state) {
    log = EventLogs.fresh();
    instance = Instance.start("audit", state, "--springdoc.api-docs.enabled=true").awaitReady();
    IntStream.range(0, 12)
        .forEach(i ->
            log.orders()
                .publish(caused(OrderStream.of("a-" + i, CREATE, PAY, SHIP), "checkout", "o")));
    log.products().publish(caused(ProductStream.of("a-3", REGISTER, receive(7)), "checkout", "p"));
    log.orders().publish(caused(OrderStream.of("alone", CREATE, PAY), "same", "same"));
    await()
        .until(() ->
            instance.http().pages("/events?correlationId=checkout&limit=1000", "events").size()
                == 38);
    await().until(() -> get("/events?causationId=same").each("events", "id").size() == 2);
  }

  @AfterAll
  static void stop() {
    instance.close();
    log.close();
  }

  @Test
  void findsWhatHasACorrelationInAllStreamsOfAllContextsByTime() {
    List<JsonNode> events = instance.http().pages("/events?correlationId=checkout", "events");
    List<String> expected = new ArrayList<>();
    for (int version = 1; version <= 3; version++) {
      int v = version;
      List<String> sameTime = new ArrayList<>();
      IntStream.range(0, 12).forEach(i -> sameTime.add("a-" + i + "/000000000" + v + " orders"));
      if (version < 3) {
        sameTime.add("a-3/000000000" + v + " inventory");
      }
      sameTime.sort(null);
      expected.addAll(sameTime);
    }
    assertThat(events)
        .extracting(event -> event.path("id").asString() + " " + event.path("context").asString())
        .containsExactlyElementsOf(expected);
    assertThat(get("/events?causationId=p").json().path("events").get(0))
        .isEqualTo(
            Http.json(
                """
                {'context': 'inventory', 'streamId': 'a-3', 'id': 'a-3/0000000001', 'version': 1,
                 'type': 'ProductRegistered', 'occurredAt': '2026-11-21T10:00:00.995Z',
                 'recordedAt': '2026-11-21T10:00:01Z', 'correlationId': 'checkout',
                 'causationId': 'p', 'data': {'name': 'Kettle'}}
                """));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 13, 38, 1000})
  void leadsThroughAllPagesWhateverTheirSize(int limit) {
    List<JsonNode> all =
        instance.http().pages("/events?correlationId=checkout&limit=1000", "events");
    assertThat(instance.http().pages("/events?correlationId=checkout&limit=" + limit, "events"))
        .isEqualTo(all);
  }

  @Test
  void tellsTheCommandThatLedToAnEventFromItsCorrelation() {
    assertThat(get("/events?causationId=p").each("events", "id"))
        .containsExactly("a-3/0000000001", "a-3/0000000002");
    assertThat(get("/events?causationId=checkout").json()).isEqualTo(Http.json("{'events': []}"));
    assertThat(get("/events?correlationId=p").json()).isEqualTo(Http.json("{'events': []}"));
    for (String cause : List.of("correlationId", "causationId")) {
      assertThat(get("/events?" + cause + "=same").each("events", "id"))
          .containsExactly("alone/0000000001", "alone/0000000002");
    }
  }

  @Test
  void findsWhatSomebodyHasDone() {
    log.orders().publish(caused(OrderStream.of("hers", CREATE, PAY), "hers", "h", "auth0:ada"));
    log.products().publish(caused(ProductStream.of("hers", REGISTER), "other", "t", "auth0:ada"));
    await().until(() -> get("/events?actor=auth0:ada").each("events", "id").size() == 3);
    assertThat(get("/events?actor=auth0:ada").each("events", "actor")).containsOnly("auth0:ada");
    assertThat(get("/events?actor=hers").json()).isEqualTo(Http.json("{'events': []}"));
    assertThat(get("/orders/hers/events").each("events", "actor"))
        .containsExactly("auth0:ada", "auth0:ada");
  }

  /** Its actor, correlation and cause are one text: each of the three finds it. */
  @Test
  void findsAnEventByWhatIsTheSameText() {
    log.orders().publish(caused(OrderStream.of("one", CREATE), "all", "all", "all"));
    for (String cause : List.of("correlationId", "causationId", "actor")) {
      await()
          .untilAsserted(() ->
              assertThat(get("/events?" + cause + "=all").each("events", "id"))
                  .containsExactly("one/0000000001"));
    }
  }

  @Test
  void leavesOutWhatWasErased() {
    log.orders().publish(caused(OrderStream.of("gone", CREATE, PAY, SHIP), "erasure", "e"));
    await().until(() -> get("/events?causationId=e").each("events", "id").size() == 3);
    log.orders().publish(StreamPartition.of("gone", EventLogs.PARTITIONS), "gone/0000000002", null);
    await()
        .untilAsserted(() ->
            assertThat(get("/events?causationId=e&limit=2").each("events", "version"))
                .containsExactly("1", "3"));
  }

  @Test
  void waitsForTheStreamThatIsNamed() {
    log.orders().publish(caused(OrderStream.of("late", CREATE), "later", "l"));
    assertThat(get("/events?correlationId=later&orderId=late&minVersion=1").each("events", "id"))
        .containsExactly("late/0000000001");
    get("/events?correlationId=later&orderId=late&minVersion=2").assertProblem(503, "NOT_YET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?limit=3",
        "?correlationId=",
        "?correlationId=a&causationId=b",
        "?correlationId=a&actor=b",
        "?actor=",
        "?correlationId=a&limit=0",
        "?correlationId=a&limit=1001",
        "?correlationId=a&cursor=!",
        "?correlationId=a&cursor=YSBi",
        "?correlationId=a&minVersion=1",
        "?correlationId=a&minVersion=1&orderId=bad.id"
      })
  void refusesWhatIsNotOfTheForm(String query) {
    get("/events" + query).assertProblem(400, "MALFORMED");
  }

  @Test
  void takesTheCursorOfNoOtherList() {
    String cursor =
        get("/events?correlationId=checkout&limit=1").json().path("nextCursor").asString();
    get("/events?correlationId=same&cursor=" + cursor).assertProblem(400, "MALFORMED");
    get("/events?causationId=checkout&cursor=" + cursor).assertProblem(400, "MALFORMED");
    get("/orders?cursor=" + cursor).assertProblem(400, "MALFORMED");
  }

  @Test
  void isDescribed() {
    JsonNode paths = get("/v3/api-docs").json().path("paths");
    assertThat(paths.path("/events").path("get").path("operationId").asString())
        .isEqualTo("events-list");
    assertThat(paths.path("/events/stream").path("get").path("operationId").asString())
        .isEqualTo("events-stream");
  }

  private static <E> List<EventEnvelope<E>> caused(
      List<EventEnvelope<E>> events, String correlation, String causation) {
    return caused(events, correlation, causation, null);
  }

  private static <E> List<EventEnvelope<E>> caused(
      List<EventEnvelope<E>> events, String correlation, String causation, @Nullable String actor) {
    UnaryOperator<EventEnvelope<E>> change =
        event ->
            new EventEnvelope<>(
                event.streamId(),
                event.version(),
                event.occurredAt(),
                event.recordedAt(),
                correlation,
                causation,
                actor,
                event.payload());
    return events.stream().map(change).toList();
  }

  private static Http.Answer get(String path) {
    return instance.get(path);
  }
}

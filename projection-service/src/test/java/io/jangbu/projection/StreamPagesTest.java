package io.jangbu.projection;

import static io.jangbu.projection.EventStream.START;
import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.DELIVER;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.order.OrderEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of a stream by version and by time, page by page, on an instance at a real broker. */
class StreamPagesTest {

  private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");

  private static EventLogs log;
  private static Instance instance;

  @BeforeAll
  static void start(@TempDir Path state) {
    log = EventLogs.fresh();
    instance = Instance.start("stream-pages", state).awaitReady();
    log.orders().publish(OrderStream.of("full", CREATE, PAY, SHIP, DELIVER));
    log.orders().publish(OrderStream.of("erased", CREATE, PAY, SHIP, DELIVER));
    log.products().publish(product("long", 250));
    await().until(() -> get("/orders/full?minVersion=4").status() == 200);
    await().until(() -> get("/orders/erased?minVersion=4").status() == 200);
    await().until(() -> get("/products/long?minVersion=250").status() == 200);
  }

  @AfterAll
  static void stop() {
    instance.close();
    log.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recordedFrom=2026-11-21T10:00:02Z|2,3,4",
        "recordedTo=2026-11-21T10:00:02Z|1,2",
        "recordedFrom=2026-11-21T10:00:02Z&recordedTo=2026-11-21T10:00:03Z|2,3",
        "recordedFrom=2026-11-21T10:00:02Z&recordedTo=2026-11-21T10:00:02Z|2",
        "recordedFrom=2026-11-21T10:00:01.000000001Z&recordedTo=2026-11-21T10:00:02.9Z|2",
        "recordedFrom=2026-11-21T19:00:03%2B09:00|3,4",
        "recordedFrom=2026-11-21T10:00:05Z|''",
        "recordedTo=2026-11-21T10:00:00Z|''",
        "recordedFrom=2026-11-21T10:00:02Z&to=3|2,3",
        "recordedFrom=2026-11-21T10:00:02Z&from=4|4",
        "recordedTo=2026-11-21T10:00:03Z&from=3|3",
        "recordedTo=2026-11-21T10:00:02Z&from=3|''",
        "recordedFrom=2026-11-21T10:00:04Z&to=3|''",
        "recordedTo=2026-11-21T10:00:03Z&direction=backwards|3,2,1",
        "recordedTo=2026-11-21T10:00:03Z&direction=backwards&limit=2|3,2",
        "recordedFrom=2026-11-21T10:00:02Z&limit=1|2"
      })
  void showsTheEventsOfATime(String query, String expected) {
    Http.Answer answer = get("/orders/full/events?" + query);
    assertThat(answer.json().path("version").asLong()).isEqualTo(4);
    assertThat(String.join(",", answer.each("events", "version"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recordedFrom=2026-11-21T10:00:03Z&recordedTo=2026-11-21T10:00:02Z",
        "recordedFrom=yesterday",
        "recordedTo=3",
        "recordedTo=2026-11-21"
      })
  void refusesTimesThatAreNone(String query) {
    get("/orders/full/events?" + query).assertProblem(400, "MALFORMED");
  }

  @Test
  void leadsFromPageToPageWithTheParametersThatWereGiven() {
    Http.Answer first =
        get(
            "/products/long/events?limit=100&recordedFrom="
                + START.plusSeconds(11)
                + "&minVersion=5");
    assertThat(first.header("link"))
        .isEqualTo(
            "</products/long/events?limit=100&recordedFrom=2026-11-21T10:00:11Z&minVersion=5"
                + "&from=111>; rel=\"next\"");
    Http.Answer backwards = get("/products/long/events?to=240&limit=7&direction=backwards");
    assertThat(backwards.header("link"))
        .isEqualTo("</products/long/events?limit=7&direction=backwards&to=233>; rel=\"next\"");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=100,                         1, 250, 3",
    "limit=50,                          1, 250, 5",
    "limit=125&to=250,                  1, 250, 2",
    "limit=7&from=3&to=240,             3, 240, 34",
    "limit=1000&recordedTo=2026-11-21T10:00:09Z, 1, 9, 1",
    "limit=3&recordedTo=2026-11-21T10:00:09Z&recordedFrom=2026-11-21T10:00:04Z, 4, 9, 2"
  })
  void endsWithAPageThatLeadsNowhere(String query, long first, long last, int pages) {
    List<String> versions = LongStream.rangeClosed(first, last).mapToObj(Long::toString).toList();
    List<List<String>> forwards = pages("/products/long/events?" + query);
    assertThat(forwards).hasSize(pages);
    assertThat(forwards.stream().flatMap(List::stream)).containsExactlyElementsOf(versions);
    assertThat(
            pages("/products/long/events?direction=backwards&" + query).stream()
                .flatMap(List::stream))
        .containsExactlyElementsOf(versions.reversed());
  }

  @Test
  void keepsPagesAsTheyAreWhileEventsArrive() {
    ProductStream growing = new ProductStream("growing");
    log.products().publish(growing.handle(REGISTER));
    for (int i = 0; i < 29; i++) {
      log.products().publish(growing.handle(receive(1)));
    }
    await().until(() -> get("/products/growing?minVersion=30").status() == 200);
    List<String> seen = new ArrayList<>();
    String path = "/products/growing/events?direction=backwards&limit=4";
    while (!path.isEmpty()) {
      Http.Answer page = get(path);
      seen.addAll(page.each("events", "version"));
      path = next(page);
      log.products().publish(growing.handle(receive(1)));
    }
    assertThat(seen)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 30).mapToObj(Long::toString).toList().reversed());
  }

  @Test
  void saysThatAPageIsAsItWas() {
    for (String path :
        List.of("/orders/full/events", "/orders/full/events?limit=2", "/orders/full")) {
      Http.Answer answer = get(path);
      String tag = answer.header("etag");
      for (Http.Answer again :
          List.of(
              get(path, "If-None-Match", tag), instance.http().head(path, "If-None-Match", tag))) {
        assertThat(again.status()).as(path).isEqualTo(304);
        assertThat(again.header("etag")).isEqualTo(tag);
        assertThat(again.header("link")).isEqualTo(answer.header("link"));
        assertThat(again.response().body()).isEmpty();
      }
      assertThat(get(path, "If-None-Match", "\"x\"").status()).isEqualTo(200);
      assertThat(instance.http().head(path, "If-None-Match", "\"x\"").status()).isEqualTo(200);
    }
    assertThat(get("/orders/full/events").header("etag"))
        .startsWith("\"4-")
        .isNotEqualTo(get("/orders/full/events?limit=2").header("etag"));
  }

  @Test
  void changesTheTagOfAPageThatAnErasedEventLeavesWithoutANewVersion() {
    Http.Answer before = get("/orders/erased/events");
    assertThat(before.each("events", "version")).containsExactly("1", "2", "3", "4");
    int home = StreamPartition.of("erased", EventLogs.PARTITIONS);
    log.orders().publish(home, "erased/0000000002", null);
    await()
        .until(() ->
            get("/orders/erased/events").each("events", "version").equals(List.of("1", "3", "4")));
    Http.Answer after = get("/orders/erased/events", "If-None-Match", before.header("etag"));
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.json().path("version").asLong()).isEqualTo(4);
    assertThat(
            get("/orders/erased/events?recordedTo=" + START.plusSeconds(2))
                .each("events", "version"))
        .containsExactly("1");
    assertThat(
            get("/orders/erased/events?recordedFrom=" + START.plusSeconds(2))
                .each("events", "version"))
        .containsExactly("3", "4");
  }

  @Test
  void saysInEveryAnswerThatAStreamLacksAnEvent() {
    List<EventEnvelope<OrderEvent>> events = OrderStream.of("lacking", CREATE, PAY, SHIP);
    log.orders().publish(List.of(events.get(0), events.get(2)));
    await().until(() -> get("/orders/lacking?minVersion=3").status() == 200);
    for (String path :
        List.of("?version=1", "?asOf=2026-11-21T10:00:01Z", "", "/diff?from=1&to=3", "/events")) {
      assertThat(get("/orders/lacking" + path).json().path("incomplete").asBoolean(false))
          .as(path)
          .isTrue();
      assertThat(get("/orders/full" + path).json().has("incomplete")).as(path).isFalse();
    }
  }

  @Test
  void showsTheEventsThatAreLeftOfAStreamWhoseFirstOneIsErased() {
    log.orders().publish(OrderStream.of("headless", CREATE, PAY).subList(1, 2));
    await()
        .until(() -> get("/orders/headless/events").each("events", "version").equals(List.of("2")));
    assertThat(get("/orders/headless/events").json().path("incomplete").asBoolean(false)).isTrue();
    Http.Answer state = get("/orders/headless");
    state.assertProblem(404, "ORDER_NOT_FOUND");
    assertThat(state.json().path("detail").asString("")).contains("/events");
  }

  private static List<List<String>> pages(String path) {
    List<List<String>> pages = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      Http.Answer page = get(next);
      assertThat(page.status()).as(page.response().body()).isEqualTo(200);
      pages.add(page.each("events", "version"));
      next = next(page);
    }
    return pages;
  }

  private static String next(Http.Answer page) {
    Matcher link = NEXT.matcher(page.header("link"));
    return link.matches() ? link.group(1) : "";
  }

  private static List<EventEnvelope<InventoryEvent>> product(String sku, int events) {
    InventoryCommand[] commands =
        Stream.concat(
                Stream.<InventoryCommand>of(REGISTER),
                Stream.<InventoryCommand>generate(() -> receive(1)).limit(events - 1))
            .toArray(InventoryCommand[]::new);
    return ProductStream.of(sku, commands);
  }

  private static Http.Answer get(String path, String... headers) {
    return instance.get(path, headers);
  }
}

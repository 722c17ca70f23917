package io.jangbu.projection;

import static io.jangbu.projection.Http.json;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.count;
import static io.jangbu.projection.ProductStream.receive;
import static io.jangbu.projection.ProductStream.reserve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.domain.inventory.InventoryCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every row of the contract about products, on one instance at a real broker. */
class ProductRoutesTest {

  private static EventLogs log;
  private static Instance instance;

  @BeforeAll
  static void start(@TempDir Path state) {
    log = EventLogs.fresh();
    instance =
        Instance.start("product-routes", state, "--springdoc.api-docs.enabled=true").awaitReady();
    publish("kettle", REGISTER, receive(20), reserve("o-1", 5), count(12));
    publish("empty", REGISTER);
    publish("full", REGISTER, receive(Long.MAX_VALUE));
    for (int i = 0; i < 30; i++) {
      publish("shelf-%02d".formatted(i), REGISTER, receive(1 + i % 10));
    }
    log.products().publish(ProductStream.of("erased", REGISTER, receive(3)).subList(1, 2));
    await().until(() -> products("/products?limit=1000").size() == 33);
  }

  @AfterAll
  static void stop() {
    instance.close();
    log.close();
  }

  @Test
  void showsAProduct() {
    Http.Answer answer = get("/products/kettle?minVersion=4");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("etag")).isEqualTo("\"4\"");
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {'sku': 'kettle', 'version': 4, 'name': 'Kettle', 'onHand': 12, 'reserved': 5,
                 'available': 7, 'updatedAt': '2026-11-21T10:00:04Z'}
                """));
    assertThat(get("/products/kettle", "If-None-Match", "\"4\"").status()).isEqualTo(304);
  }

  @Test
  void showsAProductAsItWas() {
    assertThat(get("/products/kettle?version=2").json().path("available").asLong()).isEqualTo(20);
    assertThat(get("/products/kettle?asOf=2026-11-21T10:00:03Z").json())
        .isEqualTo(get("/products/kettle?version=3").json());
    get("/products/kettle?version=5").assertProblem(404, "VERSION_NOT_FOUND");
  }

  @Test
  void showsTheEventsOfAProductUnderItsSku() {
    Http.Answer answer = get("/products/kettle/events?direction=backwards&limit=2");
    assertThat(answer.response().body())
        .startsWith("{\"sku\":\"kettle\",\"version\":4,\"events\":[");
    assertThat(answer.each("events", "version")).containsExactly("4", "3");
    assertThat(answer.json().path("events").get(1))
        .isEqualTo(
            json(
                """
                {'id': 'kettle/0000000003', 'version': 3, 'type': 'StockReserved',
                 'occurredAt': '2026-11-21T10:00:02.995Z', 'recordedAt': '2026-11-21T10:00:03Z',
                 'correlationId': 'corr-1', 'causationId': 'cause-3',
                 'data': {'orderId': 'o-1', 'quantity': 5, 'onHand': 20, 'reserved': 5,
                          'available': 15}}
                """));
  }

  @Test
  void showsWhatChangedBetweenTwoVersionsUnderTheSku() {
    assertThat(get("/products/kettle/diff?from=2&to=3").response().body())
        .startsWith("{\"sku\":\"kettle\",\"from\":2,\"to\":3,\"changes\":[");
    assertThat(get("/products/kettle/diff?from=2&to=3").json().path("changes"))
        .isEqualTo(
            json(
                """
                [{'path': '/available', 'from': 20, 'to': 15},
                 {'path': '/reserved', 'from': 0, 'to': 5},
                 {'path': '/updatedAt', 'from': '2026-11-21T10:00:02Z',
                  'to': '2026-11-21T10:00:03Z'}]
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products/none",
        "/products/none/events",
        "/products/none/diff?from=1&to=2",
        "/products/kettle?asOf=2026-11-21T10:00:00Z",
        "/products/erased"
      })
  void doesNotKnowAProductThatIsNotThere(String path) {
    get(path).assertProblem(404, "PRODUCT_NOT_FOUND");
  }

  @Test
  void listsTheLeastAvailableFirst() {
    List<JsonNode> all = products("/products?limit=7");
    assertThat(all.getFirst()).isEqualTo(get("/products/empty").json());
    assertThat(all.getLast()).isEqualTo(get("/products/full").json());
    assertThat(all.subList(1, 7).stream().map(product -> product.path("sku").asString()))
        .containsExactly("shelf-00", "shelf-10", "shelf-20", "shelf-01", "shelf-11", "shelf-21");
  }

  @Test
  void tellsTheLargestQuantitiesApart() {
    assertThat(products("/products?availableBelow=9223372036854775807"))
        .doesNotContain(get("/products/full").json())
        .hasSizeGreaterThanOrEqualTo(32);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "2,4", "7,19", "8,23", "11,32", "1000,32"})
  void listsThoseOfWhichLittleIsAvailable(long below, int products) {
    for (int limit : List.of(1, 4, 1000)) {
      List<JsonNode> listed =
          products("/products?availableBelow=%d&limit=%d".formatted(below, limit));
      assertThat(listed).hasSize(products);
      assertThat(listed)
          .allSatisfy(product -> assertThat(product.path("available").asLong()).isLessThan(below));
    }
  }

  @Test
  void refusesTheCursorsOfOtherLists() {
    String low = cursor("/products?availableBelow=9&limit=9");
    assertThat(get("/products?limit=9&cursor=" + low).status()).isEqualTo(200);
    // Behind all of which so little is available.
    get("/products?availableBelow=1&cursor=" + low).assertProblem(400, "MALFORMED");
    get("/orders?cursor=" + low).assertProblem(400, "MALFORMED");
    get("/orders?status=PAID&cursor=" + low).assertProblem(400, "MALFORMED");
    get("/products/kettle/demand?cursor=" + low).assertProblem(400, "MALFORMED");
    get("/products?cursor=" + low.substring(1)).assertProblem(400, "MALFORMED");
    get("/products?cursor=" + low + "A").assertProblem(400, "MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products?availableBelow=-1",
        "/products?availableBelow=few",
        "/products?availableBelow=1.5",
        "/products?availableBelow=9223372036854775808",
        "/products?limit=0",
        "/products?cursor=!",
        "/products?minVersion=1",
        "/products?minVersion=1&sku=bad.sku",
        "/products?minVersion=-1&sku=kettle",
        "/products/bad.sku",
        "/products/kettle/events?limit=0",
        "/products/kettle/diff?from=1"
      })
  void refusesWhatIsNotOfTheForm(String path) {
    get(path).assertProblem(400, "MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products/%s?minVersion=2",
        "/products/%s/events?minVersion=2",
        "/products/%s/diff?from=1&to=2&minVersion=2",
        "/products/%s/demand?minVersion=2",
        "/products?availableBelow=1000001&limit=1000&sku=%s&minVersion=2"
      })
  void waitsOnEveryRead(String path) throws Exception {
    String sku = "w-" + Integer.toHexString(path.hashCode());
    CompletableFuture<?> later =
        CompletableFuture.runAsync(
            () -> publish(sku, REGISTER, receive(1_000_000)),
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
    Http.Answer answer = get(path.formatted(sku));
    later.get();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).contains(sku).contains("1000000");
  }

  @Test
  void saysThatAVersionHasNotComeYet() {
    get("/products/kettle?minVersion=5").assertProblem(503, "NOT_YET");
    get("/products?sku=kettle&minVersion=5").assertProblem(503, "NOT_YET");
  }

  @Test
  void describesItsRoutesUnderATagOfTheirOwn() {
    JsonNode paths = get("/v3/api-docs").json().path("paths");
    for (String path : List.of("", "/{id}", "/{id}/events", "/{id}/diff")) {
      assertThat(paths.path("/products" + path).path("get").path("tags").get(0).asString())
          .isEqualTo("products");
      assertThat(paths.path("/orders" + path).path("get").path("tags").get(0).asString())
          .isEqualTo("orders");
    }
    assertThat(paths.path("/products/{id}/events").path("get").path("operationId").asString())
        .isEqualTo("products-events");
    assertThat(paths.path("/products/{id}").toString())
        .contains("#/components/schemas/ProductJson")
        .doesNotContain("OrderJson");
  }

  @Test
  void numbersTheContextsInTheirOrder() {
    assertThat(instance.topicsBySubtopology())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                0,
                "orders.events",
                1,
                "inventory.events",
                2,
                "carts.events",
                3,
                "fulfilment.events",
                4,
                "claims.events"));
  }

  private static String cursor(String path) {
    return get(path).json().path("nextCursor").asString();
  }

  private static List<JsonNode> products(String path) {
    return instance.http().pages(path, "products");
  }

  private static void publish(String sku, InventoryCommand... commands) {
    log.products().publish(ProductStream.of(sku, commands));
  }

  private static Http.Answer get(String path, String... headers) {
    return instance.get(path, headers);
  }
}

package io.jangbu.projection;

import static io.jangbu.projection.Http.json;
import static io.jangbu.projection.OrderStream.CANCEL;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static io.jangbu.projection.ProductStream.REGISTER;
import static io.jangbu.projection.ProductStream.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The contract's view over two contexts, on one instance at a real broker. */
class DemandRoutesTest {

  private static EventLogs log;
  private static Instance instance;

  @BeforeAll
  static void start(@TempDir Path state) {
    log = EventLogs.fresh();
    instance = Instance.start("demand-routes", state).awaitReady();
    log.products().publish(ProductStream.of("kettle", REGISTER, receive(7)));
    log.products().publish(ProductStream.of("cup", REGISTER, receive(3)));
    log.products().publish(ProductStream.of("idle", REGISTER));
    publish("d-1", buy("kettle", 2), PAY);
    publish("d-2", buy("kettle", 4));
    publish("d-3", buy("kettle", 8), CANCEL);
    publish("d-4", buy("kettle", 16), PAY, SHIP);
    IntStream.range(0, 25).forEach(i -> publish("c-%02d".formatted(i), buy("cup", 1 + i)));
    await().until(() -> openQuantity("kettle") == 6 && openQuantity("cup") == 325);
  }

  @AfterAll
  static void stop() {
    instance.close();
    log.close();
  }

  @Test
  void showsTheOpenOrdersOfAProduct() {
    assertThat(get("/products/kettle/demand").json())
        .isEqualTo(
            json(
                """
                {'sku': 'kettle', 'available': 7,
                 'openOrders': [{'orderId': 'd-1', 'status': 'PAID', 'quantity': 2},
                                {'orderId': 'd-2', 'status': 'CREATED', 'quantity': 4}],
                 'openQuantity': 6}
                """));
    assertThat(get("/products/idle/demand").json())
        .isEqualTo(json("{'sku': 'idle', 'available': 0, 'openOrders': [], 'openQuantity': 0}"));
  }

  @Test
  void showsThemPageByPageAndAlwaysTheQuantityOfAll() {
    assertThat(instance.http().pages("/products/cup/demand?limit=4", "openOrders"))
        .extracting(order -> order.path("orderId").asString())
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj("c-%02d"::formatted).toList());
    JsonNode page = get("/products/cup/demand?limit=4").json();
    assertThat(page.path("openQuantity").asLong()).isEqualTo(325);
    assertThat(page.path("available").asLong()).isEqualTo(3);
    String cursor = page.path("nextCursor").asString();
    get("/products/kettle/demand?cursor=" + cursor).assertProblem(400, "MALFORMED");
    get("/products?cursor=" + cursor).assertProblem(400, "MALFORMED");
    get("/orders?cursor=" + cursor).assertProblem(400, "MALFORMED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/products/none/demand", "/products/none/demand?orderId=d-1&minVersion=1"})
  void doesNotKnowAProductThatIsNotThere(String path) {
    get(path).assertProblem(404, "PRODUCT_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products/bad.sku/demand",
        "/products/kettle/demand?limit=0",
        "/products/kettle/demand?limit=1001",
        "/products/kettle/demand?cursor=!",
        "/products/kettle/demand?minVersion=-1",
        "/products/kettle/demand?minVersion=1&orderId=bad.id"
      })
  void refusesWhatIsNotOfTheForm(String path) {
    get(path).assertProblem(400, "MALFORMED");
  }

  @Test
  void waitsForTheOrderThatIsNamedAndElseForTheProduct() throws Exception {
    CompletableFuture<?> later =
        CompletableFuture.runAsync(
            () -> publish("late", buy("idle-2", 3), PAY),
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
    log.products().publish(ProductStream.of("idle-2", REGISTER));
    assertThat(get("/products/idle-2/demand?minVersion=1").json().path("sku").asString())
        .isEqualTo("idle-2");
    assertThat(get("/products/idle-2/demand?orderId=late&minVersion=2").json().path("openOrders"))
        .isEqualTo(json("[{'orderId': 'late', 'status': 'PAID', 'quantity': 3}]"));
    later.get();
    get("/products/kettle/demand?minVersion=3").assertProblem(503, "NOT_YET");
    get("/products/kettle/demand?orderId=d-1&minVersion=3").assertProblem(503, "NOT_YET");
  }

  /** The part of one partition, as another instance asks for it. */
  @Test
  void answersAnInstanceForTheContextThatItAsksFor() {
    assertThat(ask("orders-0").json().has("available")).isFalse();
    long open =
        IntStream.range(0, EventLogs.PARTITIONS)
            .mapToLong(i -> ask("orders-" + i).json().path("openQuantity").asLong())
            .sum();
    assertThat(open).isEqualTo(6);
    assertThat(IntStream.range(0, EventLogs.PARTITIONS).mapToObj(i -> ask("inventory-" + i)))
        .filteredOn(answer -> answer.status() == 200)
        .singleElement()
        .satisfies(answer -> assertThat(answer.json().path("available").asLong()).isEqualTo(7));
    ask("counters-0").assertProblem(400, "MALFORMED");
    ask("orders-" + EventLogs.PARTITIONS).assertProblem(400, "MALFORMED");
  }

  private static Http.Answer ask(String partition) {
    return get(
        "/products/kettle/demand",
        "Jangbu-Partition",
        "1/" + partition,
        "Jangbu-Instance",
        "here:1");
  }

  private static long openQuantity(String sku) {
    return get("/products/" + sku + "/demand").json().path("openQuantity").asLong();
  }

  private static OrderCommand buy(String sku, long quantity) {
    return OrderStream.create(new Line(sku, quantity, 0));
  }

  private static void publish(String orderId, OrderCommand... commands) {
    log.orders().publish(OrderStream.of(orderId, commands));
  }

  private static Http.Answer get(String path, String... headers) {
    return instance.get(path, headers);
  }
}

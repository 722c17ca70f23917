package io.jangbu.projection;

import static io.jangbu.projection.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartEvent.CartExpired;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the contract about carts, on one instance at a real broker. */
class CartRoutesTest {

  private static final CartCommand MUGS = new AddProductToCart("mug", 2, 10_00);
  private static final CartCommand TEA = new AddProductToCart("tea", 1, 3_00);
  private static final CartCommand CHECKOUT = new CheckOutCart("c-1", "BRL", 5_00, "o-1", "po-7");

  private static EventLogs log;
  private static Instance instance;

  @BeforeAll
  static void start(@TempDir Path state) {
    log = EventLogs.fresh();
    instance = Instance.start("cart-routes", state).awaitReady();
    publish("open", MUGS, TEA, new ChangeQuantity("mug", 3));
    publish("emptied", MUGS, new RemoveProductFromCart("mug"));
    publish("bought", MUGS, CHECKOUT);
    publish("abandoned", MUGS);
    append("abandoned", 2, new CartExpired());
    await().until(() -> get("/carts/abandoned").json().path("version").asLong() == 2);
  }

  @AfterAll
  static void stop() {
    instance.close();
    log.close();
  }

  @Test
  void showsACart() {
    Http.Answer answer = get("/carts/open?minVersion=3");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("etag")).isEqualTo("\"3\"");
    assertThat(answer.json())
        .isEqualTo(
            json(
                """
                {'cartId': 'open', 'version': 3, 'status': 'OPEN',
                 'lines': [{'sku': 'mug', 'quantity': 3, 'unitPrice': 1000},
                           {'sku': 'tea', 'quantity': 1, 'unitPrice': 300}],
                 'total': 3300, 'updatedAt': '2026-11-21T10:00:03Z'}
                """));
  }

  @Test
  void showsHowACartEnded() {
    assertThat(get("/carts/bought").json())
        .isEqualTo(
            json(
                """
                {'cartId': 'bought', 'version': 2, 'status': 'CHECKED_OUT',
                 'lines': [{'sku': 'mug', 'quantity': 2, 'unitPrice': 1000}],
                 'total': 2000, 'orderId': 'o-1', 'updatedAt': '2026-11-21T10:00:02Z'}
                """));
    assertThat(get("/carts/abandoned").json().path("status").asString()).isEqualTo("EXPIRED");
    assertThat(get("/carts/emptied").json().path("lines")).isEmpty();
    assertThat(get("/carts/emptied").json().path("total").asLong()).isZero();
  }

  @Test
  void showsACartAsItWas() {
    assertThat(get("/carts/open?version=1").json().path("total").asLong()).isEqualTo(20_00);
    assertThat(get("/carts/open?asOf=2026-11-21T10:00:02Z").json())
        .isEqualTo(get("/carts/open?version=2").json());
    get("/carts/open?version=4").assertProblem(404, "VERSION_NOT_FOUND");
  }

  @Test
  void showsTheEventsOfACartAndWhatTheyChanged() {
    assertThat(get("/carts/open/events").each("events", "type"))
        .containsExactly("ProductAddedToCart", "ProductAddedToCart", "QuantityChanged");
    assertThat(get("/carts/bought/events?from=2").json().path("events").get(0).path("data"))
        .isEqualTo(
            json(
                """
                {'customerId': 'c-1', 'currency': 'BRL',
                 'lines': [{'sku': 'mug', 'quantity': 2, 'unitPrice': 1000}],
                 'shippingFee': 500, 'total': 2500, 'orderId': 'o-1', 'reference': 'po-7'}
                """));
    assertThat(get("/carts/open/diff?from=2&to=3").each("changes", "path"))
        .contains("/lines/0/quantity", "/total");
  }

  /** Events that no decider of ours would lead to must not make a read fail. */
  @Test
  void showsACartThatAddsUpToMoreThanALongHolds() {
    publish("odd", new AddProductToCart("mug", 2, Long.MAX_VALUE / 2));
    append("odd", 2, new QuantityChanged("mug", 5));

    assertThat(get("/carts/odd?minVersion=2").json().path("total").asLong())
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/carts/none", "/carts/none/events", "/carts/none/diff?from=1&to=2"})
  void knowsNoCartThatIsNone(String path) {
    get(path).assertProblem(404, "CART_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/carts/bad.id", "/carts/open?limit=1", "/carts/open/events?limit=0"})
  void refusesWhatIsNotOfTheForm(String path) {
    get(path).assertProblem(400, "MALFORMED");
  }

  private static void publish(String cartId, CartCommand... commands) {
    log.carts().publish(CartStream.of(cartId, commands));
  }

  private static void append(String cartId, long version, CartEvent event) {
    Instant at = EventStream.START.plusSeconds(version);
    log.carts()
        .publish(
            List.of(
                new EventEnvelope<>(cartId, version, at, at, "corr-1", "cause-" + version, event)));
  }

  private static Http.Answer get(String path, String... headers) {
    return instance.get(path, headers);
  }
}

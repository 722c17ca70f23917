package io.jangbu.shop.command.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.Http;
import io.jangbu.command.Http.Answer;
import io.jangbu.command.RunningService;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The HTTP table and the codes of carts in the contract, against the running service. */
class CartRoutesTest {

  private static final String ITEM = "{\"sku\":\"mug\",\"quantity\":2,\"unitPrice\":1000}";
  private static final String CHECKOUT = "{\"customerId\":\"c-1\",\"currency\":\"BRL\"}";

  @TempDir private static Path state;
  private static RunningService service;
  private static Http http;

  @BeforeAll
  static void start() {
    service = RunningService.start(KafkaHost.shared(), state);
    http = new Http(service.url());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void takesACartThroughEveryCommand() {
    String cart = newId();
    assertAccepted(post(cart, "items", ITEM), cart, 1);
    assertAccepted(post(cart, "items", ITEM), cart, 2);
    assertAccepted(
        post(cart, "items", "{\"sku\":\"tea\",\"quantity\":1,\"unitPrice\":0}"), cart, 3);
    assertAccepted(post(cart, "quantities", "{\"sku\":\"mug\",\"quantity\":3}"), cart, 4);
    assertAccepted(post(cart, "removals", "{\"sku\":\"tea\"}"), cart, 5);

    Answer checkedOut =
        post(
            cart,
            "checkout",
            """
            {"customerId":"c-1","currency":"BRL","shippingFee":500,"orderId":"o-7",
             "reference":"po-1"}
            """);

    assertCheckedOut(checkedOut, cart, 6, "o-7");
  }

  @Test
  void namesTheOrderByTheCheckoutUnlessItIsNamed() {
    String cart = filled();
    String key = UUID.randomUUID().toString();

    Answer first = http.post("/carts/" + cart + "/checkout", CHECKOUT, "Idempotency-Key", key);
    Answer again = http.post("/carts/" + cart + "/checkout", CHECKOUT, "Idempotency-Key", key);

    assertCheckedOut(first, cart, 2, key);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.response().body()).isEqualTo(first.response().body());
  }

  @Test
  void acceptsAQuantityThatIsThereAndAppendsNothing() {
    String cart = filled();

    assertAccepted(post(cart, "quantities", "{\"sku\":\"mug\",\"quantity\":2}"), cart, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quantities", "removals", "checkout"})
  void knowsNoCartWithoutItsFirstProduct(String route) {
    post(newId(), route, body(route)).assertProblem(404, "CART_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"items", "quantities", "removals", "checkout"})
  void checksOutACartOnce(String route) {
    String cart = filled();
    assertThat(post(cart, "checkout", CHECKOUT).status()).isEqualTo(200);

    post(cart, route, body(route)).assertProblem(409, "ALREADY_CHECKED_OUT");
  }

  @Test
  void refusesWhatTheCartHasNot() {
    String cart = filled();

    post(cart, "quantities", "{\"sku\":\"tea\",\"quantity\":1}").assertProblem(409, "NOT_IN_CART");
    post(cart, "removals", "{\"sku\":\"tea\"}").assertProblem(409, "NOT_IN_CART");
    assertAccepted(post(cart, "removals", "{\"sku\":\"mug\"}"), cart, 2);
    post(cart, "checkout", CHECKOUT).assertProblem(409, "EMPTY_CART");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "items      | {'sku':'mug','quantity':0,'unitPrice':1}",
        "items      | {'sku':'mug','quantity':1,'unitPrice':-1}",
        "items      | {'sku':'','quantity':1,'unitPrice':1}",
        "items      | {'sku':'tea','quantity':9223372036854775807,'unitPrice':2}",
        "quantities | {'sku':'mug','quantity':0}",
        "checkout   | {'customerId':'c-1','currency':'XXX'}",
        "checkout   | {'customerId':'','currency':'BRL'}",
        "checkout   | {'customerId':'c-1','currency':'BRL','shippingFee':-1}",
        "checkout   | {'customerId':'c-1','currency':'BRL','reference':''}",
      })
  void refusesWhatCannotBe(String route, String body) {
    post(filled(), route, body.replace('\'', '"')).assertProblem(422, "INVALID");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "items      | {'sku':'mug','quantity':1}",
        "items      | {'sku':'mug','unitPrice':1}",
        "items      | {'quantity':1,'unitPrice':1}",
        "items      | {'sku':'mug','quantity':'1','unitPrice':1}",
        "items      | {'sku':'mug','quantity':1,'unitPrice':1,'customerId':'c-1'}",
        "quantities | {'sku':'mug'}",
        "quantities | {'sku':'mug','quantity':1.5}",
        "removals   | {}",
        "checkout   | {}",
        "checkout   | {'customerId':'c-1'}",
        "checkout   | {'customerId':'c-1','currency':'BRL','orderId':'o 1'}",
        "checkout   | {'customerId':'c-1','currency':'BRL','orderId':''}",
        "checkout   | {'customerId':'c-1','currency':'BRL','lines':[]}",
        "checkout   | {'customerId':'c-1','currency':'BRL','occurredAt':'yesterday'}",
      })
  void refusesABodyThatIsNotOfTheContractsForm(String route, String body) {
    post("any", route, body.replace('\'', '"')).assertProblem(400, "MALFORMED");
  }

  @Test
  void refusesAnotherVersionThanTheExpectedOne() {
    String cart = filled();

    http.post("/carts/" + cart + "/items", ITEM, "If-Match", "\"0\"")
        .assertProblem(412, "VERSION_CONFLICT");
    assertAccepted(http.post("/carts/" + cart + "/items", ITEM, "If-Match", "\"1\""), cart, 2);
    post("a.b", "items", ITEM).assertProblem(400, "MALFORMED");
  }

  @Test
  void keepsWhatIsInACartWhenTheStateDirectoryIsLost() throws Exception {
    String open = filled();
    String bought = filled();
    assertThat(post(bought, "checkout", CHECKOUT).status()).isEqualTo(200);

    service.close();
    FileSystemUtils.deleteRecursively(state);
    Files.createDirectories(state);
    start();

    assertAccepted(post(open, "quantities", "{\"sku\":\"mug\",\"quantity\":2}"), open, 1);
    assertAccepted(post(open, "quantities", "{\"sku\":\"mug\",\"quantity\":5}"), open, 2);
    post(bought, "items", ITEM).assertProblem(409, "ALREADY_CHECKED_OUT");
  }

  private static void assertAccepted(Answer answer, String cart, long version) {
    answer.assertAccepted(200, "cartId", cart, version);
  }

  private static void assertCheckedOut(Answer answer, String cart, long version, String orderId) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.json().propertyNames())
        .containsExactlyInAnyOrder("cartId", "version", "commandId", "orderId");
    assertThat(answer.json().path("cartId").asString()).isEqualTo(cart);
    assertThat(answer.json().path("version").asLong()).isEqualTo(version);
    assertThat(answer.json().path("orderId").asString()).isEqualTo(orderId);
    assertThat(answer.header("etag")).isEqualTo("\"" + version + "\"");
  }

  private static String filled() {
    String cart = newId();
    assertAccepted(post(cart, "items", ITEM), cart, 1);
    return cart;
  }

  private static String body(String route) {
    return switch (route) {
      case "items" -> ITEM;
      case "quantities" -> "{\"sku\":\"mug\",\"quantity\":1}";
      case "removals" -> "{\"sku\":\"mug\"}";
      default -> CHECKOUT;
    };
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static Answer post(String cart, String route, String body) {
    return http.post("/carts/" + cart + "/" + route, body);
  }
}

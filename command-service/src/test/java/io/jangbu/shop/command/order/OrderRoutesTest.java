package io.jangbu.shop.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.Http;
import io.jangbu.command.Http.Answer;
import io.jangbu.command.RunningService;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP table and the rules table of the contract, against the running service. */
class OrderRoutesTest {

  private static RunningService service;
  private static Http http;
  private static Orders orders;

  @BeforeAll
  static void start(@TempDir Path state) {
    service = RunningService.start(KafkaHost.shared(), state, "--springdoc.api-docs.enabled=true");
    http = new Http(service.url());
    orders = new Orders(http);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void takesAnOrderFromCreationToDelivery() {
    String id = orders.newId();
    Answer created = http.post("/orders", orders.order(id));
    created.assertAccepted(201, "orderId", id, 1);
    assertThat(created.header("location")).isEqualTo("/orders/" + id);

    assertAccepted(http.post("/orders/" + id + "/payment", Orders.PAYMENT), id, 2);
    assertAccepted(http.post("/orders/" + id + "/shipment", Orders.SHIPMENT), id, 3);
    assertAccepted(http.post("/orders/" + id + "/delivery", "{}"), id, 4);
  }

  @Test
  void cancelsAnOrder() {
    String id = orders.created();
    assertAccepted(http.post("/orders/" + id + "/cancellation", Orders.CANCELLATION), id, 2);
  }

  @Test
  void givesAnOrderAnIdAndTheSameOneToARetry() {
    String key = UUID.randomUUID().toString();
    String body = "{\"customerId\":\"c\",\"currency\":\"EUR\",\"lines\":" + Orders.LINES + "}";

    Answer first = http.post("/orders", body, "Idempotency-Key", key);
    Answer again = http.post("/orders", body, "Idempotency-Key", key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("commandId").asString()).isEqualTo(key);
    assertThat(again.response().body()).isEqualTo(first.response().body());
    assertThat(http.post("/orders", body).json().path("orderId").asString())
        .isNotEqualTo(first.json().path("orderId").asString());
  }

  @Test
  void takesEveryOptionalField() {
    String id = orders.newId();
    String body =
        """
        {"orderId":"%s","customerId":"c","currency":"EUR","lines":%s,"shippingFee":500,
         "occurredAt":"2026-11-21T19:00:00.123456+09:00"}\
        """
            .formatted(id, Orders.LINES);

    Answer answer = http.post("/orders", body, "If-Match", "\"0\"", "Correlation-Id", "cart-7");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(http.post("/orders/" + id + "/payment", Orders.PAYMENT).code())
        .isEqualTo("UNDERPAID");
  }

  @Test
  void refusesAnIdThatComesAgainWithAnotherContent() {
    String id = orders.created();
    String key = UUID.randomUUID().toString();
    http.post("/orders/" + id + "/payment", Orders.PAYMENT, "Idempotency-Key", key);

    Answer other =
        http.post("/orders/" + id + "/cancellation", Orders.CANCELLATION, "Idempotency-Key", key);

    assertProblem(other, 422, "COMMAND_ID_REUSED");
  }

  @Test
  void refusesAnIdThatComesAgainForAnotherOrder() {
    String key = UUID.randomUUID().toString();
    assertThat(http.post("/orders", orders.order(orders.newId()), "Idempotency-Key", key).status())
        .isEqualTo(201);
    for (int i = 0; i < 8; i++) {
      assertProblem(
          http.post("/orders", orders.order(orders.newId()), "Idempotency-Key", key),
          422,
          "COMMAND_ID_REUSED");
    }
  }

  @Test
  void doesNothingForAClientThatCouldNotReadTheAnswer() {
    String id = orders.created();
    Answer answer =
        http.post("/orders/" + id + "/payment", Orders.PAYMENT, "Accept", "application/xml");
    assertThat(answer.status()).isEqualTo(406);
    assertAccepted(http.post("/orders/" + id + "/payment", Orders.PAYMENT), id, 2);
  }

  @Test
  void refusesAnotherVersionThanTheExpectedOne() {
    String id = orders.created();

    assertProblem(
        http.post("/orders/" + id + "/payment", Orders.PAYMENT, "If-Match", "\"7\""),
        412,
        "VERSION_CONFLICT");
    assertAccepted(
        http.post("/orders/" + id + "/payment", Orders.PAYMENT, "If-Match", "\"1\""), id, 2);
  }

  @ParameterizedTest(name = "{0} on a {1} order: {3}")
  @CsvSource({
    "payment, none, 404, ORDER_NOT_FOUND",
    "shipment, none, 404, ORDER_NOT_FOUND",
    "delivery, none, 404, ORDER_NOT_FOUND",
    "cancellation, none, 404, ORDER_NOT_FOUND",
    "creation, created, 409, ORDER_EXISTS",
    "creation, cancelled, 409, ORDER_EXISTS",
    "payment, cancelled, 409, ALREADY_CANCELLED",
    "shipment, cancelled, 409, ALREADY_CANCELLED",
    "delivery, cancelled, 409, ALREADY_CANCELLED",
    "cancellation, cancelled, 409, ALREADY_CANCELLED",
    "payment, paid, 409, ALREADY_PAID",
    "payment, shipped, 409, ALREADY_PAID",
    "payment, delivered, 409, ALREADY_PAID",
    "shipment, created, 409, NOT_PAID",
    "delivery, created, 409, NOT_SHIPPED",
    "delivery, paid, 409, NOT_SHIPPED",
    "shipment, shipped, 409, ALREADY_SHIPPED",
    "cancellation, shipped, 409, ALREADY_SHIPPED",
    "shipment, delivered, 409, ALREADY_DELIVERED",
    "delivery, delivered, 409, ALREADY_DELIVERED",
    "cancellation, delivered, 409, ALREADY_DELIVERED",
  })
  void refusesWhatTheStateDoesNotAllow(String command, String state, int status, String code) {
    String id = orders.orderThatIs(state);
    Answer answer =
        switch (command) {
          case "creation" -> http.post("/orders", orders.order(id));
          case "payment" -> http.post("/orders/" + id + "/payment", Orders.PAYMENT);
          case "shipment" -> http.post("/orders/" + id + "/shipment", Orders.SHIPMENT);
          case "delivery" -> http.post("/orders/" + id + "/delivery", "{}");
          default -> http.post("/orders/" + id + "/cancellation", Orders.CANCELLATION);
        };
    assertProblem(answer, status, code);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | EUR | 0 | EMPTY_ORDER",
        "[{\"sku\":\"a\",\"quantity\":0,\"unitPrice\":1}] | EUR | 0 | INVALID",
        "[{\"sku\":\"a\",\"quantity\":-1,\"unitPrice\":1}] | EUR | 0 | INVALID",
        "[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":-1}] | EUR | 0 | INVALID",
        "[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":1}] | EUR | -1 | INVALID",
        "[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":1}] | EURO | 0 | INVALID",
        "[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":1}] | XXX | 0 | INVALID",
        "[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":1}] | DEM | 0 | INVALID",
        "[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":9223372036854775807}] | EUR | 1 | INVALID",
        "[{\"sku\":\"a\",\"quantity\":2,\"unitPrice\":9223372036854775807}] | EUR | 0 | INVALID",
      })
  void refusesAnOrderThatCannotBe(String lines, String currency, String fee, String code) {
    String body =
        "{\"customerId\":\"c\",\"currency\":\"%s\",\"lines\":%s,\"shippingFee\":%s}"
            .formatted(currency, lines, fee);
    assertProblem(http.post("/orders", body), 422, code);
  }

  @ParameterizedTest
  @CsvSource({"2999, UNDERPAID", "-1, INVALID"})
  void refusesAPaymentThatIsNotEnough(String amount, String code) {
    String body = "{\"paymentId\":\"p\",\"amount\":%s,\"method\":\"card\"}".formatted(amount);
    assertProblem(http.post("/orders/" + orders.created() + "/payment", body), 422, code);
  }

  @Test
  void describesItsRoutes() {
    Answer description = http.get("/v3/api-docs");
    assertThat(description.status()).isEqualTo(200);
    assertThat(description.json().path("paths").propertyNames())
        .contains("/orders", "/orders/{id}/payment", "/orders/{id}/cancellation");
    assertThat(description.response().body()).contains("Idempotency-Key");
    assertThat(http.get("/swagger-ui/index.html").status()).isEqualTo(200);
  }

  @Test
  void tellsItsHealthAndItsFigures() {
    http.post("/orders", orders.order(orders.newId()));
    assertThat(http.get("/actuator/health").status()).isEqualTo(200);
    assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(http.get("/actuator/prometheus").response().body())
        .contains("jangbu_commands_total{code=\"\",context=\"orders\",outcome=\"ACCEPTED\"}")
        .contains(
            "jangbu_commands_total{code=\"NOT_PAID\",context=\"orders\",outcome=\"REJECTED\"}")
        .contains("jangbu_dead_letters_total{topic=\"orders.commands.dlt\"}")
        .containsPattern(
            "jangbu_command_partitions\\{context=\"orders\",state=\"deciding\"} [1-9]");
    // The result may be heard a moment before the one who has committed it hears of that.
    await()
        .untilAsserted(() ->
            assertThat(http.get("/actuator/prometheus").response().body())
                .containsPattern("jangbu_command_commit_seconds_count\\{context=\"orders\"} [1-9]")
                .containsPattern(
                    "jangbu_command_http_seconds_count\\{context=\"orders\",outcome=\"ACCEPTED\"}"
                        + " [1-9]"));
  }

  private static void assertAccepted(Answer answer, String id, long version) {
    answer.assertAccepted(200, "orderId", id, version);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    answer.assertProblem(status, code);
  }
}

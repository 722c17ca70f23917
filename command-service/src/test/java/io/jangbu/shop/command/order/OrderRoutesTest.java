package io.jangbu.shop.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.Http;
import io.jangbu.command.Http.Answer;
import io.jangbu.command.RunningService;
import io.jangbu.testkit.hosts.KafkaHost;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP table and the rules table of the contract, against the running service. */
class OrderRoutesTest {

  private static final String LINES = "[{\"sku\":\"book\",\"quantity\":2,\"unitPrice\":1500}]";
  private static final String PAYMENT =
      "{\"paymentId\":\"p-1\",\"amount\":3000,\"method\":\"card\"}";
  private static final String SHIPMENT = "{\"carrier\":\"post\",\"trackingNumber\":\"T-1\"}";
  private static final String CANCELLATION = "{\"reason\":\"changed my mind\"}";
  private static final AtomicInteger ORDERS = new AtomicInteger();

  private static RunningService service;
  private static Http http;

  @BeforeAll
  static void start(@TempDir Path state) {
    service = RunningService.start(KafkaHost.shared(), state);
    http = new Http(service.url());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void takesAnOrderFromCreationToDelivery() {
    String id = newId();
    Answer created = http.post("/orders", order(id));
    created.assertAccepted(201, "orderId", id, 1);
    assertThat(created.header("location")).isEqualTo("/orders/" + id);

    assertAccepted(http.post("/orders/" + id + "/payment", PAYMENT), id, 2);
    assertAccepted(http.post("/orders/" + id + "/shipment", SHIPMENT), id, 3);
    assertAccepted(http.post("/orders/" + id + "/delivery", "{}"), id, 4);
  }

  @Test
  void cancelsAnOrder() {
    String id = created();
    assertAccepted(http.post("/orders/" + id + "/cancellation", CANCELLATION), id, 2);
  }

  @Test
  void givesAnOrderAnIdAndTheSameOneToARetry() {
    String key = UUID.randomUUID().toString();
    String body = "{\"customerId\":\"c\",\"currency\":\"EUR\",\"lines\":" + LINES + "}";

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
    String id = newId();
    String body =
        """
        {"orderId":"%s","customerId":"c","currency":"EUR","lines":%s,"shippingFee":500,
         "occurredAt":"2026-11-21T19:00:00.123456+09:00"}\
        """
            .formatted(id, LINES);

    Answer answer = http.post("/orders", body, "If-Match", "\"0\"", "Correlation-Id", "cart-7");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(http.post("/orders/" + id + "/payment", PAYMENT).code()).isEqualTo("UNDERPAID");
  }

  @Test
  void refusesAnIdThatComesAgainWithAnotherContent() {
    String id = created();
    String key = UUID.randomUUID().toString();
    http.post("/orders/" + id + "/payment", PAYMENT, "Idempotency-Key", key);

    Answer other =
        http.post("/orders/" + id + "/cancellation", CANCELLATION, "Idempotency-Key", key);

    assertProblem(other, 422, "COMMAND_ID_REUSED");
  }

  @Test
  void refusesAnIdThatComesAgainForAnotherOrder() {
    String key = UUID.randomUUID().toString();
    assertThat(http.post("/orders", order(newId()), "Idempotency-Key", key).status())
        .isEqualTo(201);
    for (int i = 0; i < 8; i++) {
      assertProblem(
          http.post("/orders", order(newId()), "Idempotency-Key", key), 422, "COMMAND_ID_REUSED");
    }
  }

  @Test
  void doesNothingForAClientThatCouldNotReadTheAnswer() {
    String id = created();
    Answer answer = http.post("/orders/" + id + "/payment", PAYMENT, "Accept", "application/xml");
    assertThat(answer.status()).isEqualTo(406);
    assertAccepted(http.post("/orders/" + id + "/payment", PAYMENT), id, 2);
  }

  @Test
  void refusesAnotherVersionThanTheExpectedOne() {
    String id = created();

    assertProblem(
        http.post("/orders/" + id + "/payment", PAYMENT, "If-Match", "\"7\""),
        412,
        "VERSION_CONFLICT");
    assertAccepted(http.post("/orders/" + id + "/payment", PAYMENT, "If-Match", "\"1\""), id, 2);
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
    String id = orderThatIs(state);
    Answer answer =
        switch (command) {
          case "creation" -> http.post("/orders", order(id));
          case "payment" -> http.post("/orders/" + id + "/payment", PAYMENT);
          case "shipment" -> http.post("/orders/" + id + "/shipment", SHIPMENT);
          case "delivery" -> http.post("/orders/" + id + "/delivery", "{}");
          default -> http.post("/orders/" + id + "/cancellation", CANCELLATION);
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
    assertProblem(http.post("/orders/" + created() + "/payment", body), 422, code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "null",
        "{",
        "{} {}",
        "{\"paymentId\":\"p\",\"amount\":3000}",
        "{\"paymentId\":\"p\",\"amount\":null,\"method\":\"card\"}",
        "{\"paymentId\":\"p\",\"amount\":\"3000\",\"method\":\"card\"}",
        "{\"paymentId\":\"p\",\"amount\":3000.5,\"method\":\"card\"}",
        "{\"paymentId\":\"p\",\"amount\":9223372036854775808,\"method\":\"card\"}",
        "{\"paymentId\":7,\"amount\":3000,\"method\":\"card\"}",
        "{\"paymentId\":\"p\",\"amount\":3000,\"method\":\"card\",\"tip\":1}",
        "{\"paymentId\":\"p\",\"amount\":3000,\"amount\":1,\"method\":\"card\"}",
        "{\"paymentId\":\"p\",\"amount\":3000,\"method\":\"card\",\"occurredAt\":\"yesterday\"}",
        "{\"paymentId\":\"p\",\"amount\":3000,\"method\":\"card\",\"occurredAt\":1700000000}",
        "{\"paymentId\":\"p\",\"amount\":3000,\"method\":\"card\",\"occurredAt\":\"+999999-01-01T00:00:00Z\"}",
      })
  void refusesABodyThatIsNotOfTheContractsForm(String body) {
    assertProblem(http.post("/orders/" + created() + "/payment", body), 400, "MALFORMED");
  }

  @Test
  void refusesLinesThatAreNotOfTheContractsForm() {
    for (String lines :
        new String[] {
          "null",
          "{}",
          "[null]",
          "[{\"sku\":\"a\",\"quantity\":1}]",
          "[{\"sku\":1,\"quantity\":1,\"unitPrice\":1}]"
        }) {
      String body = "{\"customerId\":\"c\",\"currency\":\"EUR\",\"lines\":" + lines + "}";
      assertProblem(http.post("/orders", body), 400, "MALFORMED");
    }
  }

  @Test
  void namesTheFieldThatIsWrong() {
    Answer answer =
        http.post(
            "/orders",
            "{\"customerId\":\"c\",\"currency\":\"EUR\",\"lines\":[{\"sku\":\"a\",\"quantity\":\"x\",\"unitPrice\":1}]}");
    assertThat(answer.json().path("detail").asString()).contains("lines[0].quantity");
  }

  @Test
  void refusesIdsAndHeadersThatAreNotOfTheContractsForm() {
    String id = created();
    String payment = "/orders/" + id + "/payment";
    assertProblem(http.post("/orders", order("no spaces")), 400, "MALFORMED");
    assertProblem(http.post("/orders", order("x".repeat(65))), 400, "MALFORMED");
    assertProblem(http.post("/orders", order("")), 400, "MALFORMED");
    assertProblem(http.post("/orders/a.b/payment", PAYMENT), 400, "MALFORMED");
    assertProblem(http.post(payment, PAYMENT, "Idempotency-Key", "no-uuid"), 400, "MALFORMED");
    assertProblem(http.post(payment, PAYMENT, "Idempotency-Key", "1-1-1-1-1"), 400, "MALFORMED");
    assertProblem(http.post(payment, PAYMENT, "If-Match", "1"), 400, "MALFORMED");
    assertProblem(http.post(payment, PAYMENT, "If-Match", "\"-1\""), 400, "MALFORMED");
    assertProblem(http.post(payment, PAYMENT, "If-Match", "*"), 400, "MALFORMED");
  }

  @Test
  void refusesABodyThatIsNotSentAsJson() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.url() + "/orders/x/payment"))
            .header("content-type", "text/plain")
            .POST(BodyPublishers.ofString(PAYMENT));
    assertProblem(http.send(request), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void refusesBodiesOverOneMebibyte() {
    String large = "{\"reason\":\"" + "x".repeat(2 << 20) + "\"}";
    assertProblem(http.post("/orders/" + newId() + "/cancellation", large), 413, "TOO_LARGE");

    HttpRequest.Builder unannounced =
        HttpRequest.newBuilder(URI.create(service.url() + "/orders/" + newId() + "/cancellation"))
            .header("content-type", "application/json")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofByteArray(
                        large.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    assertProblem(http.send(unannounced), 413, "TOO_LARGE");
  }

  @Test
  void takesABodyOfOneMebibyteAndNotOneByteMore() {
    String path = "/orders/" + created() + "/cancellation";
    String padding = " ".repeat((1 << 20) - CANCELLATION.length());
    assertProblem(http.post(path, padding + " " + CANCELLATION), 413, "TOO_LARGE");
    assertThat(http.post(path, padding + CANCELLATION).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} of {1} characters")
  @CsvSource({
    "customerId, 64",
    "sku, 64",
    "paymentId, 64",
    "method, 200",
    "carrier, 200",
    "trackingNumber, 128",
    "reason, 200"
  })
  void takesTextsOfTheContractsLengthAndRejectsLongerAndEmptyOnes(String field, int most) {
    assertProblem(with(field, ""), 422, "INVALID");
    assertProblem(with(field, "a\\u0000"), 422, "INVALID");
    Answer tooLong = with(field, "장".repeat(most + 1));
    assertProblem(tooLong, 422, "INVALID");
    assertThat(tooLong.json().path("detail").asString()).contains(field, "1 to " + most);
    assertThat(with(field, "📦".repeat(most)).status()).isIn(200, 201);
  }

  private static Answer with(String field, String text) {
    return switch (field) {
      case "customerId" -> http.post("/orders", order(newId()).replace("c-1", text));
      case "sku" ->
          http.post(
              "/orders",
              "{\"customerId\":\"c\",\"currency\":\"EUR\",\"lines\":"
                  + "[{\"sku\":\"%s\",\"quantity\":1,\"unitPrice\":1}]}".formatted(text));
      case "paymentId" -> http.post("/orders/" + created() + "/payment", payment(text, "card"));
      case "method" -> http.post("/orders/" + created() + "/payment", payment("p", text));
      case "carrier" ->
          http.post(
              "/orders/" + orderThatIs("paid") + "/shipment", "{\"carrier\":\"" + text + "\"}");
      case "trackingNumber" ->
          http.post(
              "/orders/" + orderThatIs("paid") + "/shipment",
              "{\"carrier\":\"c\",\"trackingNumber\":\"" + text + "\"}");
      default ->
          http.post("/orders/" + created() + "/cancellation", "{\"reason\":\"" + text + "\"}");
    };
  }

  private static String payment(String id, String method) {
    return "{\"paymentId\":\"%s\",\"amount\":3000,\"method\":\"%s\"}".formatted(id, method);
  }

  @Test
  void takesAThousandLinesAndNotOneMore() {
    String line = "{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":1}";
    String thousand = String.join(",", Collections.nCopies(1_000, line));
    String body = "{\"customerId\":\"c\",\"currency\":\"EUR\",\"lines\":[%s]}";
    assertThat(http.post("/orders", body.formatted(thousand)).status()).isEqualTo(201);
    assertProblem(http.post("/orders", body.formatted(thousand + "," + line)), 422, "INVALID");
  }

  @Test
  void takesACorrelationIdOf256CharactersAndNeitherMoreNorNone() {
    String payment = "/orders/" + created() + "/payment";
    assertProblem(http.post(payment, PAYMENT, "Correlation-Id", ""), 400, "MALFORMED");
    assertProblem(http.post(payment, PAYMENT, "Correlation-Id", "x".repeat(257)), 400, "MALFORMED");
    assertThat(http.post(payment, PAYMENT, "Correlation-Id", "x".repeat(256)).status())
        .isEqualTo(200);
  }

  @Test
  void answersWithAProblemWhereThereIsNoRoute() {
    assertProblem(http.get("/nowhere"), 404, "NOT_FOUND");
    assertProblem(http.get("/orders"), 405, "METHOD_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders/a%2Fb/payment", "/orders/%00/payment", "/orders/%ff/payment"})
  void answersWithAProblemWhereThePathCannotBeRead(String path) {
    assertProblem(http.post(path, PAYMENT), 400, "MALFORMED");
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
    http.post("/orders", order(newId()));
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

  private static String orderThatIs(String state) {
    String id = newId();
    if (!state.equals("none")) {
      http.post("/orders", order(id));
    }
    if (state.equals("cancelled")) {
      http.post("/orders/" + id + "/cancellation", CANCELLATION);
    }
    if (state.equals("paid") || state.equals("shipped") || state.equals("delivered")) {
      http.post("/orders/" + id + "/payment", PAYMENT);
    }
    if (state.equals("shipped") || state.equals("delivered")) {
      http.post("/orders/" + id + "/shipment", SHIPMENT);
    }
    if (state.equals("delivered")) {
      http.post("/orders/" + id + "/delivery", "{}");
    }
    return id;
  }

  private static String created() {
    return orderThatIs("created");
  }

  private static String newId() {
    return "order-" + ORDERS.incrementAndGet();
  }

  private static String order(String id) {
    return "{\"orderId\":\"%s\",\"customerId\":\"c-1\",\"currency\":\"EUR\",\"lines\":%s}"
        .formatted(id, LINES);
  }
}

package io.jangbu.shop.command.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.Http;
import io.jangbu.command.Http.Answer;
import io.jangbu.command.RunningService;
import io.jangbu.testkit.hosts.KafkaHost;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request about an order may look like, in form and size, against the running service. */
class OrderRequestsTest {

  private static RunningService service;
  private static Http http;
  private static Orders orders;

  @BeforeAll
  static void start(@TempDir Path state) {
    service = RunningService.start(KafkaHost.shared(), state);
    http = new Http(service.url());
    orders = new Orders(http);
  }

  @AfterAll
  static void stop() {
    service.close();
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
    assertProblem(http.post("/orders/" + orders.created() + "/payment", body), 400, "MALFORMED");
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
    String id = orders.created();
    String payment = "/orders/" + id + "/payment";
    assertProblem(http.post("/orders", orders.order("no spaces")), 400, "MALFORMED");
    assertProblem(http.post("/orders", orders.order("x".repeat(65))), 400, "MALFORMED");
    assertProblem(http.post("/orders", orders.order("")), 400, "MALFORMED");
    assertProblem(http.post("/orders/a.b/payment", Orders.PAYMENT), 400, "MALFORMED");
    assertProblem(
        http.post(payment, Orders.PAYMENT, "Idempotency-Key", "no-uuid"), 400, "MALFORMED");
    assertProblem(
        http.post(payment, Orders.PAYMENT, "Idempotency-Key", "1-1-1-1-1"), 400, "MALFORMED");
    assertProblem(http.post(payment, Orders.PAYMENT, "If-Match", "1"), 400, "MALFORMED");
    assertProblem(http.post(payment, Orders.PAYMENT, "If-Match", "\"-1\""), 400, "MALFORMED");
    assertProblem(http.post(payment, Orders.PAYMENT, "If-Match", "*"), 400, "MALFORMED");
  }

  @Test
  void refusesABodyThatIsNotSentAsJson() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.url() + "/orders/x/payment"))
            .header("content-type", "text/plain")
            .POST(BodyPublishers.ofString(Orders.PAYMENT));
    assertProblem(http.send(request), 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void refusesBodiesOverOneMebibyte() {
    String large = "{\"reason\":\"" + "x".repeat(2 << 20) + "\"}";
    assertProblem(
        http.post("/orders/" + orders.newId() + "/cancellation", large), 413, "TOO_LARGE");

    HttpRequest.Builder unannounced =
        HttpRequest.newBuilder(
                URI.create(service.url() + "/orders/" + orders.newId() + "/cancellation"))
            .header("content-type", "application/json")
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofByteArray(
                        large.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    assertProblem(http.send(unannounced), 413, "TOO_LARGE");
  }

  @Test
  void takesABodyOfOneMebibyteAndNotOneByteMore() {
    String path = "/orders/" + orders.created() + "/cancellation";
    String padding = " ".repeat((1 << 20) - Orders.CANCELLATION.length());
    assertProblem(http.post(path, padding + " " + Orders.CANCELLATION), 413, "TOO_LARGE");
    assertThat(http.post(path, padding + Orders.CANCELLATION).status()).isEqualTo(200);
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
      case "customerId" -> http.post("/orders", orders.order(orders.newId()).replace("c-1", text));
      case "sku" ->
          http.post(
              "/orders",
              "{\"customerId\":\"c\",\"currency\":\"EUR\",\"lines\":"
                  + "[{\"sku\":\"%s\",\"quantity\":1,\"unitPrice\":1}]}".formatted(text));
      case "paymentId" ->
          http.post("/orders/" + orders.created() + "/payment", payment(text, "card"));
      case "method" -> http.post("/orders/" + orders.created() + "/payment", payment("p", text));
      case "carrier" ->
          http.post(
              "/orders/" + orders.orderThatIs("paid") + "/shipment",
              "{\"carrier\":\"" + text + "\"}");
      case "trackingNumber" ->
          http.post(
              "/orders/" + orders.orderThatIs("paid") + "/shipment",
              "{\"carrier\":\"c\",\"trackingNumber\":\"" + text + "\"}");
      default ->
          http.post(
              "/orders/" + orders.created() + "/cancellation", "{\"reason\":\"" + text + "\"}");
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
    String payment = "/orders/" + orders.created() + "/payment";
    assertProblem(http.post(payment, Orders.PAYMENT, "Correlation-Id", ""), 400, "MALFORMED");
    assertProblem(
        http.post(payment, Orders.PAYMENT, "Correlation-Id", "x".repeat(257)), 400, "MALFORMED");
    assertThat(http.post(payment, Orders.PAYMENT, "Correlation-Id", "x".repeat(256)).status())
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
    assertProblem(http.post(path, Orders.PAYMENT), 400, "MALFORMED");
  }

  private static void assertProblem(Answer answer, int status, String code) {
    answer.assertProblem(status, code);
  }
}

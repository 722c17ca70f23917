package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.localservices.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of a cart, over HTTP alone, through the process that makes an order of it. */
@ExtendWith(RunningPipeline.class)
class CheckoutJourneyTest {

  private static final int RACES = 12;

  private final String run = UUID.randomUUID().toString();
  private final String sku = "mug-" + run;
  private final String order = "o-" + run;
  private final HttpService commands;
  private final HttpService views;

  CheckoutJourneyTest(LocalPipeline pipeline) {
    commands = new HttpService(pipeline.address(Service.COMMAND));
    views = new HttpService(pipeline.address(Service.PROJECTION));
  }

  @Test
  void leadsFromACartToADeliveredOrder() {
    stock(9);
    checkOut("cart-" + run, 2, order);
    assertStock("RESERVED");
    assertLevels(9, 2);

    accept("/orders/" + order + "/payment", pay());
    accept("/orders/" + order + "/shipment", "{\"carrier\":\"post\"}");
    assertStock("DISPATCHED");
    assertLevels(7, 0);
    accept("/orders/" + order + "/delivery", "{}");

    assertProcess("COMPLETED", null);
    assertThat(
            views.all("/events?correlationId=" + run + "&limit=100", "events").stream()
                .map(event -> event.path("context").asString())
                .distinct())
        .as("the whole story of the checkout")
        .contains("carts", "fulfilment", "orders", "inventory");
  }

  @Test
  void takesAnOrderBackThatCannotBeReserved() {
    stock(1);
    checkOut("cart-" + run, 2, order);

    assertProcess("COMPENSATED", "OUT_OF_STOCK");
    assertStock("RELEASED");
    assertLevels(1, 0);
    assertThat(views.json("/orders/" + order).path("cancellationReason").asString())
        .isEqualTo("OUT_OF_STOCK");
  }

  @Test
  void tellsACartThatItsOrderIsAnothers() {
    stock(9);
    checkOut("cart-" + run, 1, order);
    assertStock("RESERVED");

    checkOut("late-" + run, 1, order);

    eventually()
        .untilAsserted(() ->
            assertThat(views.json("/carts/late-" + run).path("order").path("code").asString(""))
                .isEqualTo("ORDER_EXISTS"));
    assertLevels(9, 1);
  }

  /** Two orders at the same moment, as a rule on two partitions. */
  @Test
  void endsInOneOrderOfTwoThatWantOneReference() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int race = 0; race < RACES; race++) {
        String reference = "ref-" + race;
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        List<String> ids = List.of("a-" + race + "-" + run, "b-" + race + "-" + run);
        for (String id : ids) {
          answers.add(threads.submit(() -> create(id, reference)));
        }
        int first = answers.get(0).get().statusCode() == 201 ? 0 : 1;
        String winner = ids.get(first);
        assertThat(answers.get(first).get().statusCode()).isEqualTo(201);
        assertThat(answers.get(1 - first).get().statusCode()).isEqualTo(409);
        assertThat(answers.get(1 - first).get().body()).contains("REFERENCE_TAKEN", winner);
        eventually().untilAsserted(() -> assertThat(holder(reference)).isEqualTo(winner));
      }
    }
  }

  @Test
  void freesTheReferenceOfACancelledOrder() {
    assertThat(create("a-" + run, "once").statusCode()).isEqualTo(201);
    assertThat(create("b-" + run, "once").body()).contains("REFERENCE_TAKEN");
    accept("/orders/a-" + run + "/cancellation", "{\"reason\":\"too late\"}");

    eventually()
        .untilAsserted(() -> assertThat(create("b-" + run, "once").statusCode()).isEqualTo(201));
    eventually().untilAsserted(() -> assertThat(holder("once")).isEqualTo("b-" + run));
  }

  private void stock(int quantity) {
    assertThat(
            commands
                .post("/products", "{\"sku\":\"%s\",\"name\":\"Mug\"}".formatted(sku))
                .statusCode())
        .isEqualTo(201);
    accept("/products/" + sku + "/receipts", "{\"quantity\":%d}".formatted(quantity));
  }

  private void checkOut(String cart, int quantity, String orderId) {
    accept(
        "/carts/" + cart + "/items",
        "{\"sku\":\"%s\",\"quantity\":%d,\"unitPrice\":450}".formatted(sku, quantity));
    accept(
        "/carts/" + cart + "/checkout",
        "{\"customerId\":\"%s\",\"currency\":\"EUR\",\"orderId\":\"%s\"}".formatted(run, orderId));
  }

  private HttpResponse<String> create(String orderId, String reference) {
    return commands.post(
        "/orders",
        """
        {"orderId":"%s","customerId":"%s","currency":"EUR","reference":"%s",
         "lines":[{"sku":"ink","quantity":1,"unitPrice":450}]}\
        """
            .formatted(orderId, run, reference));
  }

  private static String pay() {
    return "{\"paymentId\":\"p-1\",\"amount\":900,\"method\":\"card\"}";
  }

  private void accept(String path, String body) {
    HttpResponse<String> answer = commands.post(path, body, Map.of("Correlation-Id", run));
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
  }

  private String holder(String reference) {
    return views
        .json("/references?customerId=" + run + "&reference=" + reference)
        .path("orderId")
        .asString("");
  }

  private void assertStock(String stock) {
    eventually()
        .untilAsserted(() ->
            assertThat(views.json("/orders/" + order).path("stock").asString("")).isEqualTo(stock));
  }

  private void assertLevels(int onHand, int reserved) {
    eventually()
        .untilAsserted(() -> {
          JsonNode product = views.json("/products/" + sku);
          assertThat(product.path("onHand").asInt()).isEqualTo(onHand);
          assertThat(product.path("reserved").asInt()).isEqualTo(reserved);
        });
  }

  private void assertProcess(String status, @Nullable String reason) {
    eventually()
        .untilAsserted(() -> {
          JsonNode process =
              JsonMapper.shared().readTree(views.get("/processes/fulfilment/" + order).body());
          assertThat(process.path("status").asString("")).isEqualTo(status);
          assertThat(process.path("reason").asString(null)).isEqualTo(reason);
        });
  }

  private static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(30)).ignoreExceptions();
  }
}

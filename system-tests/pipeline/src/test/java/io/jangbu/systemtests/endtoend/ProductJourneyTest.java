package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.localservices.Service;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of one product, from its registration to the dispatch for an order, over HTTP. */
@ExtendWith(RunningPipeline.class)
class ProductJourneyTest {

  private final String sku = "journey-" + UUID.randomUUID();
  private final String order = "o-" + UUID.randomUUID();
  private final HttpService commands;
  private final HttpService views;

  ProductJourneyTest(LocalPipeline pipeline) {
    commands = new HttpService(pipeline.address(Service.COMMAND));
    views = new HttpService(pipeline.address(Service.PROJECTION));
  }

  @Test
  void leadsFromItsRegistrationToTheDispatchForAnOrder() {
    placeOrder();
    accept(1, 201, "/products", "{\"sku\":\"%s\",\"name\":\"Ink\"}".formatted(sku));
    accept(2, "/receipts", "{\"quantity\":9}");
    accept(3, "/reservations", "{\"orderId\":\"%s\",\"quantity\":4}".formatted(order));
    assertLevels(3, 9, 4, 5);
    assertDemand(5);

    accept(4, "/dispatches", "{\"orderId\":\"%s\"}".formatted(order));

    assertLevels(4, 5, 0, 5);
    assertThat(views.json(product() + "/events?minVersion=4").path("events"))
        .extracting(event -> event.path("type").asString())
        .containsExactly("ProductRegistered", "StockReceived", "StockReserved", "StockDispatched");
    // It left the house; the order it left for is open until it is shipped itself.
    assertDemand(5);
    assertThat(listedBelow(6)).isTrue();
    assertThat(listedBelow(5)).isFalse();
  }

  @Test
  void endsWhereThereIsNotEnough() {
    accept(1, 201, "/products", "{\"sku\":\"%s\",\"name\":\"Ink\"}".formatted(sku));

    HttpResponse<String> refused =
        commands.post(
            product() + "/reservations", "{\"orderId\":\"%s\",\"quantity\":1}".formatted(order));

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("\"INSUFFICIENT_STOCK\"");
    assertLevels(1, 0, 0, 0);
  }

  private void placeOrder() {
    HttpResponse<String> placed =
        commands.post(
            "/orders",
            """
            {"orderId":"%s","customerId":"ada","currency":"EUR",
             "lines":[{"sku":"%s","quantity":4,"unitPrice":450}]}
            """
                .formatted(order, sku));
    assertThat(placed.statusCode()).isEqualTo(201);
  }

  private void accept(long version, String what, String json) {
    accept(version, 200, product() + what, json);
  }

  private void accept(long version, int status, String path, String json) {
    HttpResponse<String> answer = commands.post(path, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + version + "\"");
    JsonNode body = JsonMapper.shared().readTree(answer.body());
    assertThat(body.path("sku").asString()).isEqualTo(sku);
    assertThat(body.path("version").asLong()).isEqualTo(version);
  }

  private void assertLevels(long version, long onHand, long reserved, long available) {
    JsonNode seen = views.json(product() + "?minVersion=" + version);
    assertThat(seen.path("version").asLong()).isEqualTo(version);
    assertThat(seen.path("onHand").asLong(-1)).isEqualTo(onHand);
    assertThat(seen.path("reserved").asLong(-1)).isEqualTo(reserved);
    assertThat(seen.path("available").asLong(-1)).isEqualTo(available);
  }

  /** Versions of the product say nothing of how far its orders are seen. */
  private void assertDemand(long available) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          JsonNode demand = views.json(product() + "/demand");
          assertThat(demand.path("available").asLong(-1)).isEqualTo(available);
          assertThat(demand.path("openQuantity").asLong()).isEqualTo(4);
          assertThat(demand.path("openOrders").size()).isEqualTo(1);
          JsonNode open = demand.path("openOrders").path(0);
          assertThat(open.path("orderId").asString()).isEqualTo(order);
          assertThat(open.path("status").asString()).isEqualTo("CREATED");
          assertThat(open.path("quantity").asLong()).isEqualTo(4);
        });
  }

  private boolean listedBelow(long bound) {
    return views
        .all(
            "/products?limit=1000&availableBelow=%d&sku=%s&minVersion=4".formatted(bound, sku),
            "products")
        .stream()
        .anyMatch(product -> product.path("sku").asString().equals(sku));
  }

  private String product() {
    return "/products/" + sku;
  }
}

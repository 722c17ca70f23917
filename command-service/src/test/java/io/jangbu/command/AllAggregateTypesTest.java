package io.jangbu.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.Http.Answer;
import io.jangbu.shop.command.inventory.InventorySample;
import io.jangbu.shop.command.order.OrderSample;
import io.jangbu.testkit.hosts.KafkaHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the contexts of one service share, and what they must not. */
class AllAggregateTypesTest {

  private static final AggregateSample<?> ORDERS = OrderSample.get();
  private static final AggregateSample<?> INVENTORY = InventorySample.get();

  @TempDir private static Path state;
  private static RunningService service;
  private static Http http;

  @BeforeAll
  static void start() {
    service = RunningService.start(KafkaHost.shared(), state, "--springdoc.api-docs.enabled=true");
    http = new Http(service.url());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void refusesACommandIdThatComesAgainInAnotherContext() {
    String id = UUID.randomUUID().toString();
    String key = UUID.randomUUID().toString();

    assertThat(begin(ORDERS, id, key).status()).isEqualTo(201);
    begin(INVENTORY, id, key).assertProblem(422, "COMMAND_ID_REUSED");
    assertThat(begin(ORDERS, id, key).status()).isEqualTo(201);
    assertThat(begin(INVENTORY, id, UUID.randomUUID().toString()).status()).isEqualTo(201);
  }

  /** A store that stands must find its directory again. */
  @Test
  void numbersTheTasksOfContextsInTheirOrder() throws IOException {
    assertThat(directories("orders-snapshots"))
        .isNotEmpty()
        .allMatch(task -> task.matches("0_\\d"));
    assertThat(directories("inventory-snapshots"))
        .isNotEmpty()
        .allMatch(task -> task.matches("1_\\d"));
    assertThat(directories("carts-snapshots")).isNotEmpty().allMatch(task -> task.matches("2_\\d"));
    assertThat(directories("fulfilment-snapshots"))
        .isNotEmpty()
        .allMatch(task -> task.matches("3_\\d"));
    assertThat(directories("claims-snapshots"))
        .isNotEmpty()
        .allMatch(task -> task.matches("4_\\d"));
  }

  @Test
  void countsTheCommandsOfEachContext() {
    for (AggregateSample<?> sample : new AggregateSample<?>[] {ORDERS, INVENTORY}) {
      begin(sample, UUID.randomUUID().toString(), UUID.randomUUID().toString());
      assertThat(http.get("/actuator/prometheus").response().body())
          .contains(
              "jangbu_commands_total{code=\"\",context=\"%s\",outcome=\"ACCEPTED\"}"
                  .formatted(sample));
    }
  }

  @Test
  void describesEveryRouteWithItsOwnAnswer() {
    JsonNode page = http.get("/v3/api-docs").json();

    assertRoute(page, "/orders", "201", "orderId");
    assertRoute(page, "/products", "201", "sku");
    for (String route : new String[] {"payment", "shipment", "delivery", "cancellation"}) {
      assertRoute(page, "/orders/{id}/" + route, "200", "orderId");
    }
    for (String route :
        new String[] {"receipts", "reservations", "releases", "dispatches", "corrections"}) {
      assertRoute(page, "/products/{sku}/" + route, "200", "sku");
    }
    for (String route : new String[] {"items", "quantities", "removals"}) {
      assertRoute(page, "/carts/{id}/" + route, "200", "cartId");
    }
    assertRoute(page, "/carts/{id}/checkout", "200", "cartId", "orderId");
    assertThat(page.path("paths")).hasSize(16);
  }

  private static void assertRoute(JsonNode page, String path, String success, String... idFields) {
    JsonNode operation = page.path("paths").path(path).path("post");
    JsonNode responses = operation.path("responses");
    assertThat(responses.propertyNames())
        .as(path)
        .containsExactlyInAnyOrder(
            success, "400", "401", "403", "404", "406", "409", "412", "413", "415", "422", "503",
            "504");
    assertThat(properties(page, responses.path(success).path("content")))
        .as(path)
        .isEqualTo(
            Stream.concat(Stream.of(idFields), Stream.of("version", "commandId"))
                .collect(Collectors.toSet()));
    assertThat(responses.path("409").path("content").propertyNames())
        .containsExactly("application/problem+json");
    assertThat(properties(page, operation.path("requestBody").path("content")))
        .as(path)
        .contains("occurredAt");
    assertThat(operation.path("parameters").findValuesAsString("name"))
        .contains("Idempotency-Key", "If-Match", "Correlation-Id")
        .doesNotContain("headers");
  }

  /** The fields of the schema that the content points to. */
  private static Set<String> properties(JsonNode page, JsonNode content) {
    String schema = content.path("application/json").path("schema").path("$ref").asString();
    JsonNode found = page.at(schema.replaceFirst("#", ""));
    return Set.copyOf(found.path("properties").propertyNames());
  }

  private static Answer begin(AggregateSample<?> sample, String id, String key) {
    return http.post(sample.path(), sample.body().formatted(id), "Idempotency-Key", key);
  }

  /** The directories of the tasks that have this store. */
  private static List<String> directories(String store) throws IOException {
    try (var paths = Files.walk(state)) {
      return paths
          .filter(path -> path.endsWith(Path.of("rocksdb", store)))
          .map(path -> path.getName(path.getNameCount() - 3).toString())
          .toList();
    }
  }
}

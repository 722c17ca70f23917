package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.localservices.Postgres;
import io.jangbu.localservices.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer wants to be forgotten, under what {@code ./jangbu up} runs. */
@ExtendWith(RunningPipeline.class)
class ErasedCustomerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String customer = "customer-" + UUID.randomUUID();
  private final String tracking = "tracking-" + UUID.randomUUID();
  private final String shipped = "shipped-" + UUID.randomUUID();
  private final String created = "created-" + UUID.randomUUID();
  private final String ofSomebodyElse = "else-" + UUID.randomUUID();
  private final LocalPipeline pipeline;
  private final HttpService commands;
  private final HttpService views;
  private final HttpService shipments;
  private final Cli cli;

  ErasedCustomerTest(LocalPipeline pipeline) {
    this.pipeline = pipeline;
    commands = new HttpService(pipeline.address(Service.COMMAND));
    views = new HttpService(pipeline.address(Service.PROJECTION));
    shipments = new HttpService(pipeline.address(Service.SHIPPING));
    cli = new Cli(pipeline);
  }

  @Test
  void leavesAllThatIsInForceAndTheOrdersGoOn() throws Exception {
    create(shipped, customer);
    create(created, customer);
    create(ofSomebodyElse, customer + "0");
    commands.post(
        "/orders/" + shipped + "/payment",
        "{\"paymentId\":\"p-1\",\"amount\":450,\"method\":\"card\"}");
    commands.post(
        "/orders/" + shipped + "/shipment",
        "{\"carrier\":\"post\",\"trackingNumber\":\"%s\"}".formatted(tracking));
    awaitShipment();
    String before = view(shipped, 3);
    assertThat(before).contains(customer, tracking);

    Cli.Run erased = cli.erase("--order", shipped, "--customer", customer);

    assertThat(erased.exitCode()).as(erased.toString()).isZero();
    assertThat(erased.out()).contains("orders.commands").doesNotContain(tracking);
    assertThat(view(shipped, 3))
        .isEqualTo(
            before
                .replace(customer, "[erased]")
                .replace(tracking, "[erased]")
                .replace("\"p-1\"", "\"[erased]\""));
    assertThat(view(created, 1)).contains("\"customerId\":\"[erased]\"", "\"status\":\"CREATED\"");
    assertThat(view(ofSomebodyElse, 1)).contains(customer + "0");
    assertThat(views.get("/orders/" + shipped + "/events").body())
        .doesNotContain(customer, tracking);
    assertThat(trackingNumber()).isEqualTo("[erased]");

    commands.post("/orders/" + shipped + "/delivery", "{}");
    assertThat(view(shipped, 4)).contains("\"status\":\"DELIVERED\"");
    assertThat(cli.erase("--check", "--customer", customer, "--value", tracking).exitCode())
        .isZero();
    Cli.Run verified = cli.verify();
    // Other tests leave findings of their own in this log.
    assertThat(verified.out()).contains("orders.events").doesNotContain(shipped, created);
  }

  private void create(String order, String of) {
    commands.post(
        "/orders",
        """
        {"orderId":"%s","customerId":"%s","currency":"EUR",
         "lines":[{"sku":"ink","quantity":1,"unitPrice":450}]}\
        """
            .formatted(order, of));
  }

  private String view(String order, long version) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> views.get("/orders/" + order + "?minVersion=" + version),
            answer -> answer.statusCode() == 200)
        .body();
  }

  private void awaitShipment() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(shipments.get("/shipments/" + shipped).body()).contains("ACCEPTED"));
  }

  private String trackingNumber() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                pipeline.jdbcUrl(), Postgres.USER, pipeline.databasePassword());
        PreparedStatement asked =
            connection.prepareStatement(
                "SELECT tracking_number FROM shipments WHERE order_id = ?")) {
      asked.setString(1, shipped);
      try (ResultSet row = asked.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }
}

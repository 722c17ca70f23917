package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.cli.shipments.ShipmentsCommand;
import io.jangbu.localservices.Postgres;
import io.jangbu.localservices.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** PostgreSQL is lost and Kafka is not, under what {@code ./jangbu up} runs. */
@ExtendWith(RunningPipeline.class)
class LostPostgresTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String order = "lost-" + UUID.randomUUID();
  private final LocalPipeline pipeline;
  private final HttpService commands;
  private final HttpService shipments;

  LostPostgresTest(LocalPipeline pipeline) {
    this.pipeline = pipeline;
    commands = new HttpService(pipeline.address(Service.COMMAND));
    shipments = new HttpService(pipeline.address(Service.SHIPPING));
  }

  @Test
  void asksForEveryShipmentAgainOnceSomebodyHasChosenThat() throws Exception {
    commands.post(
        "/orders",
        """
        {"orderId":"%s","customerId":"ada","currency":"EUR",
         "lines":[{"sku":"ink","quantity":1,"unitPrice":450}]}\
        """
            .formatted(order));
    commands.post(
        "/orders/" + order + "/payment",
        "{\"paymentId\":\"p-1\",\"amount\":450,\"method\":\"card\"}");
    commands.post("/orders/" + order + "/shipment", "{\"carrier\":\"post\"}");
    awaitShipment();

    pipeline.kill(Service.SHIPPING);
    lose();
    CompletableFuture<Void> ready =
        CompletableFuture.runAsync(() -> pipeline.restart(Service.SHIPPING));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(shipments.get("/actuator/health/readiness").body())
                .contains("the database is empty")
                .contains("./jangbu shipments from-start"));
    assertThat(ready).isNotDone();

    StringWriter err = new StringWriter();
    int exitCode =
        new CommandLine(new ShipmentsCommand())
            .setErr(new PrintWriter(err))
            .execute(
                "from-start",
                "--bootstrap-servers",
                pipeline.bootstrapServers(),
                "--database-url",
                pipeline.jdbcUrl(),
                "--data",
                pipeline.databasePasswordFile().resolve("../..").normalize().toString());
    assertThat(exitCode).as(err.toString()).isZero();

    ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    awaitShipment();
  }

  private void awaitShipment() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(shipments.get("/shipments/" + order).body()).contains("ACCEPTED"));
  }

  private void lose() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                pipeline.jdbcUrl(), Postgres.USER, pipeline.databasePassword());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA public CASCADE");
      statement.execute("CREATE SCHEMA public");
    }
  }
}

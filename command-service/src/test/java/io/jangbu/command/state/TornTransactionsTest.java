package io.jangbu.command.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.testkit.kafka.torn.TornTransactions;
import io.jangbu.testkit.kafka.torn.TornTransactions.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The service at a broker whose transactions were torn while it was away, as by a crash. */
class TornTransactionsTest {

  private static final String ORDER =
      """
      {"orderId": "o-1", "customerId": "c-1", "currency": "EUR",
       "lines": [{"sku": "s-1", "quantity": 1, "unitPrice": 100}]}\
      """;

  @TempDir private Path directory;

  /** Without that no store is ever restored, and no command decided. */
  @Test
  void endsWhatHangsBeforeItDecides() throws Exception {
    Path state = directory.resolve("state");
    try (TornTransactions broker = TornTransactions.start(directory.resolve("kafka"))) {
      try (RunningService service = RunningService.start(broker.bootstrapServers(), state)) {
        assertThat(post(service, "/orders", ORDER)).isEqualTo(201);
      }
      int partition = StreamPartition.of("o-1", 4);
      List<String> topics =
          List.of(
              "orders.events",
              "jangbu-command-service-orders-snapshots-changelog",
              "jangbu-command-service-orders-command-memory-changelog");
      for (String topic : topics) {
        Writer aborted =
            broker.ended(
                "jangbu-command-service-" + topic,
                new TopicPartition("orders.results", partition),
                false);
        broker.tear(
            aborted,
            new TopicPartition(topic, partition),
            "o-1/0000000002".getBytes(UTF_8),
            "never was".getBytes(UTF_8));
      }
      FileSystemUtils.deleteRecursively(state);

      try (RunningService service = RunningService.start(broker.bootstrapServers(), state)) {
        assertThat(figure(service, "jangbu_transactions_ended_total{outcome=\"aborted\"}"))
            .isEqualTo(topics.size());
        assertThat(
                post(
                    service,
                    "/orders/o-1/payment",
                    "{\"paymentId\": \"p-1\", \"amount\": 100, \"method\": \"card\"}"))
            .isEqualTo(200);
      }
    }
  }

  /** Of another system: it is none of ours to end, and it is seen. */
  @Test
  void showsForHowLongAnOpenTransactionHoldsUpCommands() throws Exception {
    try (TornTransactions broker = TornTransactions.start(directory.resolve("kafka"));
        RunningService service =
            RunningService.start(broker.bootstrapServers(), directory.resolve("state"));
        var foreign = broker.begun(new TopicPartition("orders.commands", 0))) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> {
            assertThat(
                    figure(service, "jangbu_transactions_open_seconds{topic=\"orders.commands\"}"))
                .isPositive();
            assertThat(
                    figure(
                        service,
                        "jangbu_transactions_held_back_records{topic=\"orders.commands\"}"))
                .isOne();
          });
      assertThat(figure(service, "jangbu_transactions_hanging")).isZero();

      foreign.abortTransaction();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(
                      figure(
                          service, "jangbu_transactions_open_seconds{topic=\"orders.commands\"}"))
                  .isZero());
    }
  }

  private static int post(RunningService service, String path, String body) {
    return new Http(service.url()).post(path, body).status();
  }

  private static double figure(RunningService service, String name) {
    return new Http(service.url())
        .get("/actuator/prometheus")
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }
}

package io.jangbu.command.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service at a real broker, and somebody who erases events. */
class ErasedEventsOnKafkaTest {

  private static final String ORDER =
      """
      {"orderId": "%s", "customerId": "c-1", "currency": "EUR",
       "lines": [{"sku": "s-1", "quantity": 1, "unitPrice": 100}]}\
      """;
  private static final String PAYMENT =
      "{\"paymentId\": \"p-1\", \"amount\": 100, \"method\": \"card\"}";

  private final String running = UUID.randomUUID().toString();
  private final String down = UUID.randomUUID().toString();
  private final String whole = UUID.randomUUID().toString();

  /** Five seconds are what is promised; a machine that is busy with other tests takes longer. */
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void refusesCommandsOnceAnEventIsErasedWhileItRunsOrWhileItIsDown(@TempDir Path state)
      throws Exception {
    try (KafkaHost broker = KafkaHost.start()) {
      try (RunningService service = RunningService.start(broker, state)) {
        Http http = new Http(service.url());
        for (String order : new String[] {running, down, whole}) {
          assertThat(http.post("/orders", ORDER.formatted(order)).status()).isEqualTo(201);
        }
        erase(broker, running);
        await()
            .atMost(SOON)
            .until(() ->
                // It would be refused anyway, by another code: nothing is appended meanwhile.
                http.post("/orders", ORDER.formatted(running)).code().equals("STREAM_INCOMPLETE"));
        http.post("/orders/" + running + "/payment", PAYMENT)
            .assertProblem(409, "STREAM_INCOMPLETE");
        assertThat(incomplete(http)).isEqualTo(1);
      }
      erase(broker, down);
      try (RunningService service = RunningService.start(broker, state)) {
        Http http = new Http(service.url());
        await()
            .atMost(SOON)
            .until(() ->
                http.post("/orders", ORDER.formatted(down)).code().equals("STREAM_INCOMPLETE"));
        http.post("/orders/" + running + "/payment", PAYMENT)
            .assertProblem(409, "STREAM_INCOMPLETE");
        assertThat(http.post("/orders/" + whole + "/payment", PAYMENT).status()).isEqualTo(200);
        assertThat(incomplete(http)).isEqualTo(2);
      }
    }
  }

  private static double incomplete(Http http) {
    return http.get("/actuator/prometheus")
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith("jangbu_command_incomplete_streams{context=\"orders\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }

  private static void erase(KafkaHost broker, String order) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] key = new EventId(order, 1).toString().getBytes(UTF_8);
      producer
          .send(new ProducerRecord<>("orders.events", StreamPartition.of(order, 4), key, null))
          .get();
    }
  }
}

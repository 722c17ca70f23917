package io.jangbu.starter.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.Http;
import io.jangbu.command.Http.Answer;
import io.jangbu.command.RunningService;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnansweredCommandTest {

  private static final String ORDER =
      """
      {"orderId":"o-1","customerId":"c","currency":"EUR",
       "lines":[{"sku":"a","quantity":1,"unitPrice":1}]}\
      """;

  private static final String PAYMENT = "{\"paymentId\":\"p\",\"amount\":1,\"method\":\"card\"}";

  @Test
  void saysThatACommandWasNotTakenAndTakesItWhenTheBrokerIsBack(@TempDir Path state) {
    try (KafkaHost broker = KafkaHost.start();
        RunningService service =
            RunningService.start(broker, state, "--jangbu.commands.send-timeout=1s")) {
      Http http = new Http(service.url());

      assertThat(http.post("/orders", ORDER.replace("o-1", "o-2")).status()).isEqualTo(201);
      broker.kill();
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> http.get("/actuator/health/readiness").status() == 503);
      Answer notTaken = http.post("/orders", ORDER);
      assertThat(notTaken.status()).as(notTaken.response().body()).isEqualTo(503);
      assertThat(notTaken.code()).isEqualTo("UNAVAILABLE");
      assertThat(notTaken.header("retry-after")).isEqualTo("1");

      broker.restart();
      String key = UUID.randomUUID().toString();
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> http.post("/orders", ORDER, "Idempotency-Key", key).status() == 201);
    }
  }

  @Test
  void saysThatTheOutcomeIsUnknownAndTellsItToARetry(@TempDir Path state) {
    String id = UUID.randomUUID().toString();
    String order = ORDER.replace("o-1", id);
    String key = UUID.randomUUID().toString();
    try (RunningService service =
        RunningService.start(KafkaHost.shared(), state, "--jangbu.commands.answer-timeout=1s")) {
      Http http = new Http(service.url());
      // On a busy machine the first answer of all may take longer than the second it is given here.
      String creation = UUID.randomUUID().toString();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> http.post("/orders", order, "Idempotency-Key", creation).status() == 201);

      service.stopDeciding();
      Answer unknown = http.post("/orders/" + id + "/payment", PAYMENT, "Idempotency-Key", key);

      assertThat(unknown.status()).as(unknown.response().body()).isEqualTo(504);
      assertThat(unknown.code()).isEqualTo("OUTCOME_UNKNOWN");
      assertThat(unknown.json().path("commandId").asString()).isEqualTo(key);
      assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(503);
    }
    try (RunningService service = RunningService.start(KafkaHost.shared(), state)) {
      Http http = new Http(service.url());
      Answer again = http.post("/orders/" + id + "/payment", PAYMENT, "Idempotency-Key", key);
      assertThat(again.status()).as(again.response().body()).isEqualTo(200);
      assertThat(again.json().path("version").asLong()).isEqualTo(2);
      assertThat(http.post("/orders/" + id + "/payment", PAYMENT).code()).isEqualTo("ALREADY_PAID");
    }
  }
}

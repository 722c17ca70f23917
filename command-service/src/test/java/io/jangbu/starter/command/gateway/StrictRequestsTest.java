package io.jangbu.starter.command.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.shop.command.inventory.InventorySample;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.hosts.RawHttp;
import io.jangbu.testkit.hosts.RawHttp.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that is not to the letter comes to nothing: no command is published for it. */
class StrictRequestsTest {

  private static final AggregateSample<InventoryCommand> SAMPLE = InventorySample.get();
  private static final String JSON = "Content-Type: application/json";

  private static RunningService service;
  private static RawHttp http;

  @BeforeAll
  static void start(@TempDir Path state) {
    service = RunningService.start(KafkaHost.shared(), state);
    http = new RawHttp(service.url());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest(name = "{1} is {2} {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Accept: application/yaml | 406 | NOT_ACCEPTABLE",
        "'' | Accept: application/xml | 406 | NOT_ACCEPTABLE",
        "'' | Accept: application/cbor | 406 | NOT_ACCEPTABLE",
        "'' | Content-Encoding: gzip | 415 | UNSUPPORTED_MEDIA_TYPE",
        "?dryRun=true | X-Nothing: 1 | 400 | MALFORMED",
        "'' | Content-Type: application/json | 400 | MALFORMED",
        "'' | Correlation-Id: a%Correlation-Id: b | 400 | MALFORMED",
        "'' | If-Match: \"0\"%If-Match: \"9\" | 400 | MALFORMED",
        "'' | Idempotency-Key: a%Idempotency-Key: a | 400 | MALFORMED"
      })
  void takesNothingOfARefusedRequest(String query, String headers, int status, String code) {
    String sku = UUID.randomUUID().toString();
    byte[] body = SAMPLE.body().formatted(sku).getBytes(UTF_8);
    String[] all = (JSON + "%" + headers).split("%");

    assertProblem(http.send("POST /products" + query, body, all), status, code);

    assertIsFree(sku);
  }

  @Test
  void takesNoTextThatWouldBeStoredAsAnother() {
    String sku = UUID.randomUUID().toString();
    String body = SAMPLE.body().formatted(sku);
    for (String name : List.of("\\ud83d", "\u00e9", "\u00ed\u00a0\u00bd")) {
      byte[] bytes = body.replace("book", name).getBytes(ISO_8859_1);
      assertProblem(http.send("POST /products", bytes, JSON), 400, "MALFORMED");
    }
    byte[] marked = ("\ufeff" + body).getBytes(UTF_8);
    assertProblem(http.send("POST /products", marked, JSON), 400, "MALFORMED");
    assertProblem(
        http.send("POST /products", body.getBytes(UTF_8), JSON + "; charset=latin1"),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    assertIsFree(sku);
  }

  @Test
  void storesACorrelationOfAnyScriptAsItWasSent() {
    String sku = UUID.randomUUID().toString();
    byte[] body = SAMPLE.body().formatted(sku).getBytes(UTF_8);
    Answer answer = http.send("POST /products", body, JSON, "Correlation-Id: 한글-é 📦");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    try (TopicClient topics =
        new TopicClient(KafkaHost.shared().bootstrapServers(), SAMPLE.type())) {
      byte[] event = topics.awaitEvents(sku, 1).getFirst().value();
      assertThat(SAMPLE.type().codec().decodeEvent(event).correlationId()).isEqualTo("한글-é 📦");
    }
  }

  private static void assertIsFree(String sku) {
    byte[] body = SAMPLE.body().formatted(sku).getBytes(UTF_8);
    Answer answer = http.send("POST /products", body, JSON, "If-Match: \"0\"");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.text()).contains("\"code\":\"" + code + "\"");
  }
}

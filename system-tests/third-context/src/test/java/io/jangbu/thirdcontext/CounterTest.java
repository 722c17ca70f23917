package io.jangbu.thirdcontext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.verify.VerifyCommand;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.shop.domain.counter.CounterCommand;
import io.jangbu.shop.domain.counter.CounterCommand.Count;
import io.jangbu.shop.domain.counter.CounterEvent.Counted;
import io.jangbu.shop.schemas.counter.CounterCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Everything that holds for orders holds for counters, which the services were not built with. */
class CounterTest {

  private static final CounterCodec CODEC = new CounterCodec();

  @TempDir static Path directory;

  private static LocalKafka kafka;
  private static HostingService commands;
  private static HostingService views;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    String broker = "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers();
    commands =
        HostingService.start(
            "command-service",
            directory.resolve("command-service"),
            broker,
            "--springdoc.api-docs.enabled=true",
            "--jangbu.topics.partitions=4",
            "--jangbu.topics.replication-factor=1",
            "--jangbu.topics.min-insync-replicas=1");
    views =
        HostingService.start("projection-service", directory.resolve("projection-service"), broker);
  }

  @AfterAll
  static void stop() {
    views.close();
    commands.close();
    kafka.close();
  }

  @Test
  void countsAndShowsTheCount() throws Exception {
    commands.post("/counters/visits/counts", "{\"amount\":3}");
    var answer = commands.post("/counters/visits/counts", "{\"amount\":4}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(answer.body()).contains("\"counterId\":\"visits\"", "\"version\":2");
    assertThat(views.get("/counters/visits?minVersion=2").body())
        .contains("\"counterId\":\"visits\"", "\"version\":2", "\"total\":7");
  }

  @Test
  void keepsTheHistory() throws Exception {
    commands.post("/counters/steps/counts", "{\"amount\":3}");
    commands.post("/counters/steps/resets", "{}");

    assertThat(views.get("/counters/steps/events?minVersion=2").body())
        .contains("\"type\":\"Counted\"", "\"total\":3", "\"type\":\"CountReset\"");
    assertThat(views.get("/counters/steps?version=1").body()).contains("\"total\":3");
    assertThat(views.get("/counters/steps/diff?from=1&to=2").body())
        .contains("{\"path\":\"/total\",\"from\":3,\"to\":0}");
  }

  @Test
  void refusesWithTheStatusOfTheRejectionsKind() throws Exception {
    var unknown = commands.post("/counters/none/resets", "{}");
    var invalid = commands.post("/counters/none/counts", "{\"amount\":0}");
    var stale = commands.post("/counters/none/counts", "{\"amount\":1}", "If-Match", "\"7\"");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("COUNTER_NOT_FOUND");
    assertThat(invalid.statusCode()).isEqualTo(422);
    assertThat(invalid.body()).contains("INVALID");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(views.get("/counters/none").statusCode()).isEqualTo(404);
  }

  @Test
  void countsOnceWhatIsSentTwice() throws Exception {
    String key = UUID.randomUUID().toString();
    var first = commands.post("/counters/once/counts", "{\"amount\":1}", "Idempotency-Key", key);
    var again = commands.post("/counters/once/counts", "{\"amount\":1}", "Idempotency-Key", key);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(views.get("/counters/once?minVersion=1").body()).contains("\"total\":1");
  }

  @Test
  void takesCommandsFromTheTopicAndPutsGarbageAside() {
    var command =
        new CommandEnvelope<CounterCommand>(
            UUID.randomUUID(), "topic", null, null, null, new Count(5));
    byte[] garbage = {1, 2, 3};
    try (CounterTopics topics = new CounterTopics(kafka)) {
      String in = CounterCodec.TOPICS.commands();
      topics.send(new ProducerRecord<>(in, "topic", garbage));
      topics.send(new ProducerRecord<>(in, "topic", CODEC.encodeCommand(command)));

      CommandResult result =
          CODEC.decodeResult(topics.await(CounterCodec.TOPICS.results(), "topic"));
      var event = CODEC.decodeEvent(topics.await(CounterCodec.TOPICS.events(), "topic/0000000001"));

      assertThat(result.commandId()).isEqualTo(command.commandId());
      assertThat(result.accepted()).isTrue();
      assertThat(event.payload()).isEqualTo(new Counted(5, 5));
      assertThat(topics.await(CounterCodec.TOPICS.deadLetters(), "topic")).isEqualTo(garbage);
    }
  }

  @Test
  void takesCommandsAsJson() {
    String id = UUID.randomUUID().toString();
    String json =
        """
        {"commandId":"%s","counterId":"json","type":"Count","payload":{"amount":5}}\
        """
            .formatted(id);
    try (CounterTopics topics = new CounterTopics(kafka)) {
      var command =
          new ProducerRecord<>(CounterCodec.TOPICS.commands(), "json", json.getBytes(UTF_8));
      command.headers().add("content-type", "application/json".getBytes(UTF_8));
      topics.send(command);

      CommandResult result =
          CODEC.decodeResult(topics.await(CounterCodec.TOPICS.results(), "json"));

      assertThat(result.commandId()).hasToString(id);
      assertThat(result.events()).containsExactly("json/0000000001");
    }
  }

  @Test
  void isVerifiedWithTheLogsOfTheOtherContexts() throws Exception {
    commands.post("/counters/verified/counts", "{\"amount\":3}");
    StringWriter out = new StringWriter();

    int exitCode =
        new CommandLine(new VerifyCommand())
            .setOut(new PrintWriter(out))
            .execute("--bootstrap-servers", kafka.bootstrapServers());

    assertThat(exitCode).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("orders.events\n", "inventory.events\n", "counters.events\n", "Counted");
  }

  @Test
  void leavesTheOtherContextsAsTheyAre() throws Exception {
    commands.post("/products", "{\"sku\":\"ink\",\"name\":\"Ink\"}");

    var order =
        commands.post(
            "/orders",
            """
            {"orderId":"o-1","customerId":"ada","currency":"EUR",
             "lines":[{"sku":"ink","quantity":2,"unitPrice":450}]}
            """);

    assertThat(order.statusCode()).as(order.body()).isEqualTo(201);
    assertThat(views.get("/orders/o-1?minVersion=1").statusCode()).isEqualTo(200);
    assertThat(views.get("/products/ink?minVersion=1").statusCode()).isEqualTo(200);
    assertThat(commands.get("/v3/api-docs").body()).contains("/counters/{counterId}/counts");
  }
}

package io.jangbu.systemtests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.core.CommandResult;
import io.jangbu.localservices.Service;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.systemtests.docs.Document.Block;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The programs in the documents are those of this package, and do what is said of them. */
@ExtendWith(RunningPipeline.class)
class ProgramsTest {

  private static final Path SOURCES = Path.of("src/test/java/io/jangbu/systemtests/docs");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void areInTheDocumentsAsTheyAreHere() throws Exception {
    List<Block> programs =
        Document.all().stream()
            .flatMap(document -> document.blocks().stream())
            .filter(block -> block.mark().startsWith("program "))
            .toList();
    assertThat(programs).hasSize(4);
    for (Block program : programs) {
      String name = program.mark().substring("program ".length());
      String source = Files.readString(SOURCES.resolve(name + ".java"));
      assertThat(program.text())
          .as("the program %s of the documents", name)
          .isEqualTo(source.substring(source.indexOf("\n\n") + 2));
    }
  }

  @Test
  void placeAnOrderOnceHoweverOftenItIsRun(LocalPipeline pipeline) throws Exception {
    PlaceOrder.main(pipeline.bootstrapServers(), "docs-placed");
    PlaceOrder.main(pipeline.bootstrapServers(), "docs-placed");
    PlaceOrder.main(pipeline.bootstrapServers(), "docs-placed-later");

    awaitVersion(pipeline, "docs-placed-later", 2);
    assertThat(get(pipeline, "/orders/docs-placed?minVersion=2"))
        .contains("\"version\":2,\"status\":\"PAID\"");
  }

  @Test
  void cancelAnOrderAtTheVersionThatWasSeen(LocalPipeline pipeline) throws Exception {
    PlaceOrder.main(pipeline.bootstrapServers(), "docs-cancelled");
    var program = new CancelOrderAndAwaitResult(pipeline.bootstrapServers());
    awaitVersion(pipeline, "docs-cancelled", 2);

    CommandResult late = program.cancel("docs-cancelled", 1);
    CommandResult timely = program.cancel("docs-cancelled", 2);

    assertThat(late.code()).isEqualTo("VERSION_CONFLICT");
    assertThat(timely.events()).containsExactly("docs-cancelled/0000000003");
  }

  @Test
  void showDeadLetters(LocalPipeline pipeline) throws Exception {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  OrderCodec.TOPICS.commands(), "docs-garbage", "no command".getBytes(UTF_8)))
          .get();
    }

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(ReadDeadLetters.read(pipeline.bootstrapServers()))
                .anySatisfy(letter ->
                    assertThat(letter)
                        .matches("orders\\.commands-\\d offset \\d+: not decodable: .*")));
  }

  @Test
  void countEachPaymentOnceAlsoAfterARestart(LocalPipeline pipeline) throws Exception {
    PlaceOrder.main(pipeline.bootstrapServers(), "docs-counted");
    try (Connection database =
            DriverManager.getConnection(
                pipeline.jdbcUrl(), "postgres", pipeline.databasePassword());
        Statement statement = database.createStatement()) {
      run(pipeline, () -> seen(statement, "docs-counted/0000000002"));
      PlaceOrder.main(pipeline.bootstrapServers(), "docs-counted-later");
      run(pipeline, () -> seen(statement, "docs-counted-later/0000000002"));

      assertThat(number(statement, "SELECT paid FROM payments WHERE method = 'card'"))
          .isEqualTo(number(statement, "SELECT count(*) FROM payments_seen"));
    }
  }

  /** Runs the subscriber until the condition holds, twice over the same events. */
  private static void run(LocalPipeline pipeline, Callable<Boolean> until) throws Exception {
    try (CountPayments subscriber =
        new CountPayments(
            pipeline.bootstrapServers(),
            pipeline.jdbcUrl(),
            "postgres",
            pipeline.databasePassword())) {
      CompletableFuture<Void> running =
          CompletableFuture.runAsync(() -> {
            try {
              subscriber.run();
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });
      await().atMost(PATIENCE).until(until);
      subscriber.stop();
      running.get();
    }
  }

  private static boolean seen(Statement statement, String eventId) throws Exception {
    return number(
            statement, "SELECT count(*) FROM payments_seen WHERE event_id = '" + eventId + "'")
        == 1;
  }

  private static long number(Statement statement, String sql) throws Exception {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static void awaitVersion(LocalPipeline pipeline, String orderId, long version) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            get(pipeline, "/orders/" + orderId + "?minVersion=" + version)
                .contains("\"status\":\""));
  }

  private static String get(LocalPipeline pipeline, String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create(pipeline.address(Service.PROJECTION) + path);
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}

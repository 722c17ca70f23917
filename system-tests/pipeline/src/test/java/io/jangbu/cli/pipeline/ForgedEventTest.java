package io.jangbu.cli.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.verify.VerifyCommand;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Whoever can write to the topic of events ships an order that nobody has paid. */
class ForgedEventTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path data;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void changesNothingAndIsFoundByEveryone() throws Exception {
    PipelineSettings settings =
        new PipelineSettings(Path.of("../.."), data, Ports.FREE, Temperament.flawless());
    IntegrityFiles files = settings.integrity();
    String keys;
    try (LocalPipeline pipeline = LocalPipeline.start(settings, Announcements.none())) {
      keys = Files.readString(files.eventKeys());
      for (Path secret : List.of(files.eventKeys(), files.checkpointKeys())) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
            .isEqualTo("rw-------");
      }
      create(pipeline, "o-1");
      forgeShipment(pipeline.bootstrapServers(), "o-1", 2);

      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            assertThat(refused(pipeline, Service.PROJECTION)).isEqualTo(1);
            assertThat(refused(pipeline, Service.SHIPPING)).isEqualTo(1);
          });
      assertThat(get(pipeline, Service.PROJECTION, "/orders/o-1").body())
          .contains("\"status\":\"CREATED\"", "\"version\":1");
      assertThat(get(pipeline, Service.PROJECTION, "/orders/o-1/events").body())
          .doesNotContain("OrderShipped");
      assertThat(get(pipeline, Service.SHIPPING, "/shipments/o-1").statusCode()).isEqualTo(404);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(verify(pipeline, 1, "--public-key", files.publicKey()))
                  .containsPattern("behind all checkpoints +0\n")
                  .contains("o-1/0000000002: has no place in the chain"));
      assertThat(verify(pipeline, 1, "--keys", files.eventKeys()))
          .contains("o-1/0000000002: it has no authentication code: it is taken by nobody");
    }

    try (LocalPipeline pipeline = LocalPipeline.start(settings, Announcements.none())) {
      assertThat(Files.readString(files.eventKeys())).isEqualTo(keys);
      assertThat(
              post(
                      pipeline,
                      "/orders/o-1/payment",
                      "{\"paymentId\":\"p-1\",\"amount\":450,\"method\":\"card\"}")
                  .body())
          .contains("\"version\":2");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(get(pipeline, Service.PROJECTION, "/orders/o-1?minVersion=2").body())
                  .contains("\"status\":\"PAID\"", "\"version\":2")
                  .doesNotContain("overwritten"));
    }
  }

  private void create(LocalPipeline pipeline, String order) throws Exception {
    String body =
        """
        {"orderId":"%s","customerId":"ada","currency":"EUR",
         "lines":[{"sku":"ink","quantity":1,"unitPrice":450}]}
        """
            .formatted(order);
    assertThat(post(pipeline, "/orders", body).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> post(LocalPipeline pipeline, String path, String body)
      throws Exception {
    return http.send(
        request(pipeline.address(Service.COMMAND).resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(LocalPipeline pipeline, Service service, String path)
      throws Exception {
    return http.send(
        request(pipeline.address(service).resolve(path)).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
  }

  private double refused(LocalPipeline pipeline, Service service) throws Exception {
    return get(pipeline, service, "/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith("jangbu_integrity_refused_records_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void forgeShipment(String brokers, String order, long version) throws Exception {
    EventEnvelope<OrderEvent> event =
        new EventEnvelope<>(
            order, version, Instant.now(), Instant.now(), "c", "c", new OrderShipped("dhl", null));
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var _ =
          producer
              .send(
                  new ProducerRecord<>(
                      "orders.events",
                      StreamPartition.of(order, 4),
                      event.id().toString().getBytes(UTF_8),
                      new OrderCodec().encodeEvent(event),
                      CloudEventHeaders.of(event, "/jangbu/command-service")))
              .get();
    }
  }

  private static String verify(LocalPipeline pipeline, int exitCode, Object... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--context", "orders", "--bootstrap-servers", pipeline.bootstrapServers()));
    List.of(options).forEach(option -> arguments.add(option.toString()));
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(new VerifyCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute(arguments.toArray(String[]::new));
    assertThat(exit).as(out.toString()).isEqualTo(exitCode);
    return out.toString();
  }
}

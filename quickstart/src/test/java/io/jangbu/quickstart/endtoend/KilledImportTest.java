package io.jangbu.quickstart.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.domain.order.OrderEvent.OrderShipped;
import io.jangbu.quickstart.carrier.Temperament;
import io.jangbu.quickstart.importer.ImportCommand;
import io.jangbu.quickstart.pipeline.Announcements;
import io.jangbu.quickstart.pipeline.LocalPipeline;
import io.jangbu.quickstart.pipeline.PipelineSettings;
import io.jangbu.quickstart.pipeline.Ports;
import io.jangbu.quickstart.pipeline.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Each service is killed with -9 in the middle of an import of real orders. In the end nothing is
 * lost, doubled or out of step, from the log to the carrier.
 */
@Tag("slow")
class KilledImportTest {

  private static final Path SAMPLE =
      Path.of(System.getProperty("olist.sample", "../../shared/data/olist"));

  private static final List<String> FIGURES =
      List.of(
          "Accepted commands 11832",
          "OrderCreated 2982",
          "PaymentProcessed 2977",
          "OrderShipped 2951",
          "OrderDelivered 2915",
          "OrderCancelled 7",
          "Rejected commands 67",
          "CreateOrder EMPTY_ORDER 18",
          "ProcessPayment ORDER_NOT_FOUND 13",
          "ProcessPayment UNDERPAID 5",
          "ShipOrder NOT_PAID 5",
          "ConfirmDelivery NOT_SHIPPED 5",
          "CancelOrder ALREADY_DELIVERED 1",
          "CancelOrder ALREADY_SHIPPED 2",
          "CancelOrder ORDER_NOT_FOUND 18",
          "Orders by status 2982",
          "CREATED 5",
          "PAID 19",
          "SHIPPED 36",
          "DELIVERED 2915",
          "CANCELLED 7");

  @TempDir private Path data;

  @Test
  void losesNothingAndDoublesNothingWhateverIsKilled() {
    boolean present = Files.isDirectory(SAMPLE);
    if (!present) {
      System.err.println("SKIPPED: no sample of the Olist data set at " + SAMPLE);
    }
    assumeTrue(present, "no sample of the Olist data set at " + SAMPLE);
    PipelineSettings settings =
        new PipelineSettings(Path.of(".."), data, Ports.FREE, Temperament.realistic());
    try (LocalPipeline pipeline = LocalPipeline.start(settings, Announcements.none());
        EventLog log = new EventLog(pipeline.bootstrapServers());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      CompletableFuture<Import> first =
          CompletableFuture.supplyAsync(() -> importInto(pipeline), threads);
      Stream<CompletableFuture<?>> restarts =
          Stream.of(
              killAfter(2_000, Service.COMMAND, pipeline, log, first, threads),
              killAfter(4_500, Service.PROJECTION, pipeline, log, first, threads),
              killAfter(7_000, Service.SHIPPING, pipeline, log, first, threads));
      restarts.forEach(CompletableFuture::join);
      assertFigures(first.join());

      Import second = importInto(pipeline);
      assertFigures(second);
      assertThat(second.output()).contains("Nothing new");

      Map<String, List<EventEnvelope<OrderEvent>>> streams = log.streams();
      assertThat(log.size()).isEqualTo(11_832);
      streams.forEach(EventLog::assertSound);
      assertViewsEqual(streams, pipeline);
      assertShippedOnce(streams, pipeline, settings.carrier());
    }
  }

  private record Import(int exit, String output) {}

  private static Import importInto(LocalPipeline pipeline) {
    StringWriter output = new StringWriter();
    int exit =
        new CommandLine(new ImportCommand())
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(System.err, true, UTF_8))
            .execute(SAMPLE.toString(), "--bootstrap-servers", pipeline.bootstrapServers());
    return new Import(exit, output.toString());
  }

  /** The service comes back while the import goes on, or waits. */
  private static CompletableFuture<?> killAfter(
      int events,
      Service service,
      LocalPipeline pipeline,
      EventLog log,
      CompletableFuture<Import> running,
      ExecutorService threads) {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> log.size() >= events);
    assertThat(running).as("the import must still run when %s is killed", service).isNotDone();
    pipeline.kill(service);
    return CompletableFuture.runAsync(() -> pipeline.restart(service), threads);
  }

  private static void assertFigures(Import done) {
    List<String> rows =
        done.output().lines().map(row -> row.strip().replaceAll("\\s+", " ")).toList();
    assertThat(rows).containsSubsequence(FIGURES);
    assertThat(done.exit()).isZero();
  }

  private static void assertViewsEqual(
      Map<String, List<EventEnvelope<OrderEvent>>> streams, LocalPipeline pipeline) {
    Views views = new Views(pipeline.address(Service.PROJECTION));
    Map<String, Views.Seen> expected =
        streams.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, stream -> Views.expected(stream.getValue())));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(views.all()).isEqualTo(expected));
    assertThat(views.counts())
        .isEqualTo(
            Map.of("CREATED", 5, "PAID", 19, "SHIPPED", 36, "DELIVERED", 2915, "CANCELLED", 7));
  }

  private static void assertShippedOnce(
      Map<String, List<EventEnvelope<OrderEvent>>> streams,
      LocalPipeline pipeline,
      Temperament carrier) {
    Map<String, String> shipped =
        streams.values().stream()
            .flatMap(List::stream)
            .filter(event -> event.payload() instanceof OrderShipped)
            .collect(Collectors.toMap(EventEnvelope::streamId, event -> event.id().toString()));
    Map<String, List<String>> accepted =
        shipped.entrySet().stream()
            .filter(order -> !carrier.refuses(order.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, order -> List.of(order.getValue())));
    Set<String> refused =
        shipped.keySet().stream().filter(carrier::refuses).collect(Collectors.toSet());
    assertThat(refused).isNotEmpty();
    Views shipments = new Views(pipeline.address(Service.SHIPPING));
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() -> {
          assertThat(pipeline.carrier().acceptedKeysByOrder()).isEqualTo(accepted);
          assertThat(shipments.shipments("PARKED")).isEqualTo(refused);
          assertThat(shipments.shipments("REQUESTED")).isEmpty();
        });
  }
}

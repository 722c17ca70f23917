package io.jangbu.systemtests.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.importer.ImportCommand;
import io.jangbu.cli.importer.Shop;
import io.jangbu.cli.pipeline.Announcements;
import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.PipelineSettings;
import io.jangbu.cli.pipeline.Ports;
import io.jangbu.core.EventEnvelope;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
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
 * Each service is killed with -9 in the middle of an import, of real orders where the sample of
 * them is present, of generated ones elsewhere. In the end nothing is lost, doubled or out of step,
 * from the log to the carrier.
 */
@Tag("slow")
class KilledImportTest {

  @TempDir private Path temp;

  @Test
  void losesNothingAndDoublesNothingWhateverIsKilled() throws Exception {
    Shop shop = Shop.realWhereThereIsOne(temp);
    System.err.println("KilledImportTest imports " + shop.name());
    PipelineSettings settings =
        new PipelineSettings(
            Path.of("../.."), temp.resolve("pipeline"), Ports.FREE, Temperament.realistic());
    try (LocalPipeline pipeline = LocalPipeline.start(settings, Announcements.none());
        EventLog<OrderEvent> log =
            new EventLog<>(pipeline.bootstrapServers(), OrderCodec.TOPICS, new OrderCodec());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      CompletableFuture<Import> first =
          CompletableFuture.supplyAsync(() -> importInto(pipeline, shop), threads);
      Stream<CompletableFuture<?>> restarts =
          Stream.of(
              killAfter(shop.events() / 6, Service.COMMAND, pipeline, log, first, threads),
              killAfter(shop.events() * 2 / 6, Service.PROJECTION, pipeline, log, first, threads),
              killAfter(shop.events() * 3 / 6, Service.SHIPPING, pipeline, log, first, threads));
      restarts.forEach(CompletableFuture::join);
      assertFigures(first.join(), shop);

      Import second = importInto(pipeline, shop);
      assertFigures(second, shop);
      assertThat(second.output()).contains("Nothing new");

      Map<String, List<EventEnvelope<OrderEvent>>> streams = log.streams();
      assertThat(log.size()).isEqualTo(shop.events());
      streams.forEach(EventLog::assertSound);
      assertViewsEqual(streams, pipeline, shop);
      assertShippedOnce(streams, pipeline, settings.carrier());
    }
  }

  private record Import(int exit, String output) {}

  private static Import importInto(LocalPipeline pipeline, Shop shop) {
    StringWriter output = new StringWriter();
    int exit =
        new CommandLine(new ImportCommand())
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(System.err, true, UTF_8))
            .execute(
                shop.directory().toString(), "--bootstrap-servers", pipeline.bootstrapServers());
    return new Import(exit, output.toString());
  }

  /** The service comes back while the import goes on, or waits. */
  private static CompletableFuture<?> killAfter(
      int events,
      Service service,
      LocalPipeline pipeline,
      EventLog<OrderEvent> log,
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

  private static void assertFigures(Import done, Shop shop) {
    List<String> rows =
        done.output().lines().map(row -> row.strip().replaceAll("\\s+", " ")).toList();
    assertThat(rows).containsSubsequence(shop.figures());
    assertThat(done.exit()).isZero();
  }

  private static void assertViewsEqual(
      Map<String, List<EventEnvelope<OrderEvent>>> streams, LocalPipeline pipeline, Shop shop) {
    Views views = new Views(pipeline.address(Service.PROJECTION));
    Map<String, Views.Seen> expected =
        streams.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, stream -> Views.expected(stream.getValue())));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(views.all()).isEqualTo(expected));
    assertThat(views.counts()).isEqualTo(shop.ordersByStatus());
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

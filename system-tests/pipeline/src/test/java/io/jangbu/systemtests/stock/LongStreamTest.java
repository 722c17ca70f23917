package io.jangbu.systemtests.stock;

import static io.jangbu.systemtests.stock.Medians.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.pipeline.Announcements;
import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.PipelineSettings;
import io.jangbu.cli.pipeline.Ports;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.systemtests.endtoend.HttpService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What a product with 50,000 events and many thousand open reservations costs, beside new ones
 * ({@code -Dpart}: with 15,000). Prints the figures; that they are right is asserted, that they are
 * small is for the reader.
 */
@Tag("slow")
class LongStreamTest {

  private static final String OLD = "old";

  /** Each of them leaves one reservation open. */
  private static final int TRIPLES = System.getProperty("part") == null ? 16_666 : 5_000;

  private static final int EVENTS = 2 + 3 * TRIPLES;
  private static final int BLOCK = 1_000;
  private static final int BLOCKS = 30;

  /** As the pipeline of {@code ./jangbu up} has them. */
  private static final int PARTITIONS = 4;

  private static final int PAGE = 100;

  @TempDir private Path temp;

  @Test
  void costsAsMuchAsANewOne() {
    try (LocalPipeline pipeline =
            LocalPipeline.start(
                new PipelineSettings(Path.of("../.."), temp, Ports.FREE, Temperament.flawless()),
                Announcements.none());
        StockTopics topics = new StockTopics(pipeline.bootstrapServers())) {
      measure(
          topics,
          new HttpService(pipeline.address(Service.COMMAND)),
          new HttpService(pipeline.address(Service.PROJECTION)));
    }
  }

  private static void measure(StockTopics topics, HttpService commands, HttpService views) {
    topics.decide(OLD, history());

    Medians nearby = overTheTopic(topics, "nearby-", StreamPartition.of(OLD, PARTITIONS));
    Medians elsewhere = overTheTopic(topics, "elsewhere-", StreamPartition.of(OLD, PARTITIONS) ^ 1);
    Medians http =
        Medians.inTurns(
            300,
            n -> timed(() -> reserve(commands, OLD, n)),
            n -> {
              topics.decide("newest-" + n, stocked());
              return timed(() -> reserve(commands, "newest-" + n, n));
            });
    int version = EVENTS + 2 * BLOCKS * (2 + BLOCK) + 300;
    assertThat(views.json("/products/old?minVersion=" + version).path("version").asLong())
        .isEqualTo(version);
    Medians product =
        Medians.inTurns(
            500,
            _ -> timed(() -> assertVersion(views, OLD, version)),
            _ -> timed(() -> assertVersion(views, "newest-0", 3)));
    Medians page =
        Medians.inTurns(
            500,
            _ -> timed(() -> assertPage(views, OLD, EVENTS / 2)),
            _ ->
                timed(() ->
                    assertPage(
                        views, fresh("nearby-", 0, StreamPartition.of(OLD, PARTITIONS)), 1)));

    System.err.printf(
        "LongStreamTest: %,d events, %,d open reservations, against new products: command over"
            + " the topic %s (in the same partition), %s (in another), over HTTP %s, the product"
            + " %s, a page of %d events %s%n",
        version, TRIPLES, nearby, elsewhere, http, product, PAGE, page);
  }

  /** What a command costs in a block of many; both have just been asked for something. */
  private static Medians overTheTopic(StockTopics topics, String prefix, int partition) {
    return Medians.inTurns(
        BLOCKS,
        n -> {
          topics.decide(OLD, List.of(new ReceiveStock(1), new ReceiveStock(1)));
          return timed(() -> topics.decide(OLD, block(prefix + n))) / BLOCK;
        },
        n -> {
          String sku = fresh(prefix, n, partition);
          topics.decide(sku, stocked());
          return timed(() -> topics.decide(sku, block(prefix + n))) / BLOCK;
        });
  }

  /** The n-th of the new ones in that partition. */
  private static String fresh(String prefix, int n, int partition) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> prefix + i)
        .filter(sku -> StreamPartition.of(sku, PARTITIONS) == partition)
        .skip(n)
        .findFirst()
        .orElseThrow();
  }

  private static List<InventoryCommand> stocked() {
    return List.of(new RegisterProduct("Product"), new ReceiveStock(1_000_000));
  }

  private static List<InventoryCommand> history() {
    List<InventoryCommand> commands = new ArrayList<>(stocked());
    for (int i = 0; i < TRIPLES; i++) {
      commands.add(new ReserveStock("open-" + i, 1));
      commands.add(new ReserveStock("done-" + i, 1));
      commands.add(i % 2 == 0 ? new DispatchStock("done-" + i) : new ReleaseStock("done-" + i));
    }
    return commands;
  }

  private static List<InventoryCommand> block(String orders) {
    List<InventoryCommand> commands = new ArrayList<>();
    for (int i = 0; i < BLOCK / 2; i++) {
      commands.add(new ReserveStock(orders + "-" + i, 1));
      commands.add(new ReleaseStock(orders + "-" + i));
    }
    return commands;
  }

  private static void reserve(HttpService commands, String sku, int number) {
    HttpResponse<String> answer =
        commands.post(
            "/products/" + sku + "/reservations",
            "{\"orderId\":\"http-" + number + "\",\"quantity\":1}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void assertVersion(HttpService views, String sku, long version) {
    assertThat(views.json("/products/" + sku).path("version").asLong()).isEqualTo(version);
  }

  private static void assertPage(HttpService views, String sku, long from) {
    JsonNode page = views.json("/products/%s/events?from=%d&limit=%d".formatted(sku, from, PAGE));
    assertThat(page.path("events"))
        .extracting(event -> event.path("id").asString())
        .containsExactlyElementsOf(
            LongStream.range(from, from + PAGE)
                .mapToObj(version -> new EventId(sku, version).toString())
                .toList());
  }
}

package io.jangbu.systemtests.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.Announcements;
import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.PipelineSettings;
import io.jangbu.cli.pipeline.Ports;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.systemtests.endtoend.EventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 100,000 commands on 20 products from eight producers at once, also while the command service is
 * killed with -9 in between. In the end nothing was oversold, done twice or lost, the books balance
 * and all views agree. {@code -Dseed=…} draws the same commands again, {@code -Dpart} 30,000.
 */
@Tag("slow")
class ConcurrentStockTest {

  private static final int COMMANDS = System.getProperty("part") == null ? 100_000 : 30_000;
  private static final int PRODUCERS = 8;
  private static final List<String> SKUS =
      IntStream.rangeClosed(1, 20).mapToObj(number -> "sku-" + number).toList();

  @TempDir private Path temp;

  @ParameterizedTest(name = "with the command service killed {0} times")
  @ValueSource(ints = {0, 5})
  void neverOversellsAndKeepsTheBooks(int kills) {
    long seed = Long.getLong("seed", System.nanoTime());
    StockStorm storm = StockStorm.drawn(seed, PRODUCERS, COMMANDS, SKUS);
    try (LocalPipeline pipeline =
            LocalPipeline.start(
                new PipelineSettings(Path.of("../.."), temp, Ports.FREE, Temperament.flawless()),
                Announcements.none());
        EventLog<InventoryEvent> log =
            new EventLog<>(
                pipeline.bootstrapServers(), InventoryCodec.TOPICS, new InventoryCodec())) {
      long begin = System.nanoTime();
      List<CommandResult> results = StormRun.of(storm, pipeline, moments(seed, kills, storm));
      Duration took = Duration.ofNanos(System.nanoTime() - begin);

      Map<String, List<EventEnvelope<InventoryEvent>>> streams = log.streams();
      StockAudit audit = new StockAudit(storm.sent(), results, streams);
      report(seed, kills, storm, audit, took);
      audit.check();
      assertThat(audit.outcomes()).hasSize(9);
      assertThat(streams).containsOnlyKeys(SKUS);
      assertViewsAgree(streams, pipeline);
    }
  }

  private static List<Integer> moments(long seed, int kills, StockStorm storm) {
    return new Random(seed)
        .ints(kills, storm.size() / 20, storm.size() * 9 / 10)
        .sorted()
        .boxed()
        .toList();
  }

  private static void assertViewsAgree(
      Map<String, List<EventEnvelope<InventoryEvent>>> streams, LocalPipeline pipeline) {
    ProductViews views = new ProductViews(pipeline.address(Service.PROJECTION));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> streams.values().forEach(views::assertShows));
    // So that some are below it and some are not, whatever the storm has left.
    for (long bound : new long[] {1, 10, 50, 200, Long.MAX_VALUE}) {
      views.assertListsBelow(bound, streams.values());
    }
  }

  private static void report(
      long seed, int kills, StockStorm storm, StockAudit audit, Duration took) {
    double seconds = took.toMillis() / 1e3;
    System.err.printf(
        Locale.ROOT,
        "ConcurrentStockTest: seed %d, %,d commands in %,d records from %d producers, %s,"
            + " %d kills, %.1f s, %,.0f commands/s%n",
        seed,
        storm.sent().size(),
        storm.size(),
        PRODUCERS,
        audit.outcomes(),
        kills,
        seconds,
        storm.size() / seconds);
  }
}

package io.jangbu.systemtests.stock;

import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.localservices.Service;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.systemtests.endtoend.CommandSender;
import io.jangbu.systemtests.endtoend.TopicLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A storm on a running pipeline: all producers send at once, and every result is heard. */
final class StormRun {

  /** Enough to keep all partitions busy, and so few that the producers send to the end. */
  private static final int MOST_IN_FLIGHT = 20_000;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final InventoryCodec codec = new InventoryCodec();
  private final Semaphore free = new Semaphore(MOST_IN_FLIGHT);
  private final List<CommandResult> results = new ArrayList<>();
  private final StockStorm storm;
  private final LocalPipeline pipeline;

  private StormRun(StockStorm storm, LocalPipeline pipeline) {
    this.storm = storm;
    this.pipeline = pipeline;
  }

  /**
   * Sends everything and returns all results.
   *
   * @param kills after how many results the command service is killed (SIGKILL), in rising order
   */
  static List<CommandResult> of(StockStorm storm, LocalPipeline pipeline, List<Integer> kills) {
    return new StormRun(storm, pipeline).run(kills);
  }

  private List<CommandResult> run(List<Integer> kills) {
    ExecutorService producers = Executors.newFixedThreadPool(storm.scripts().size());
    try (TopicLog answers =
        new TopicLog(pipeline.bootstrapServers(), InventoryCodec.TOPICS.results())) {
      List<CompletableFuture<Void>> sending =
          storm.scripts().stream()
              .map(script -> CompletableFuture.runAsync(() -> send(script), producers))
              .toList();
      for (int kill : kills) {
        hear(kill, answers);
        pipeline.kill(Service.COMMAND);
        pipeline.restart(Service.COMMAND);
      }
      hear(storm.size(), answers);
      sending.forEach(CompletableFuture::join);
      hear(storm.size(), answers);
      return results;
    } finally {
      producers.shutdownNow();
    }
  }

  private void send(List<CommandEnvelope<InventoryCommand>> script) {
    try (CommandSender<InventoryCommand> sender =
        new CommandSender<>(pipeline.bootstrapServers(), InventoryCodec.TOPICS, codec)) {
      for (CommandEnvelope<InventoryCommand> command : script) {
        free.acquire();
        sender.send(command);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(int count, TopicLog answers) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> {
          for (ConsumerRecord<byte[], byte[]> answer : answers.next()) {
            results.add(codec.decodeResult(answer.value()));
            free.release();
          }
          return results.size() >= count;
        });
  }
}

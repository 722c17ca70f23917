package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.pipeline.CommandService;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How long nobody answers when an instance is killed and its standby takes over. */
final class Takeover {

  private static final int RATE = 50;
  private static final Duration BEFORE = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(15);

  private final Workbench bench;
  private final TopicClient client;
  private final long size;
  private final ServiceInstance standby;

  Takeover(Workbench bench, TopicClient client, LocalKafka kafka, long size) {
    this.bench = bench;
    this.client = client;
    this.size = size;
    standby = CommandService.of(bench, "standby-of-" + size, kafka);
  }

  static Duration estimate() {
    return BEFORE.plus(AFTER).plusSeconds(15);
  }

  static List<String> conditions() {
    return List.of(
        "with a standby: %d commands/s to all partitions; the longest that one of them waited after kill -9"
            .formatted(RATE));
  }

  /** The one that is left. */
  ServiceInstance standby() {
    return standby;
  }

  Row measure(ServiceInstance active) {
    bench.now("%,d orders: a standby comes up".formatted(size));
    standby.start();
    standby.awaitReady();
    new Standby(standby).awaitCaughtUp();
    bench.now("%,d orders: kill -9 with a standby".formatted(size));
    Percentiles waits = waits(active);
    return OrdersRow.figure(
        size,
        "standby.ready",
        "all answered again after kill -9, with a standby",
        "s",
        waits.max() / 1e3);
  }

  private Percentiles waits(ServiceInstance active) {
    Commands commands = new OrderCommands(bench.newOrders(), OrderCodec.TOPICS);
    CompletableFuture<Void> kill =
        CompletableFuture.runAsync(
            active::kill,
            CompletableFuture.delayedExecutor(BEFORE.toMillis(), TimeUnit.MILLISECONDS));
    Percentiles waits = client.atRate(OpenLoop.at(RATE), BEFORE.plus(AFTER), commands);
    kill.join();
    return waits;
  }
}

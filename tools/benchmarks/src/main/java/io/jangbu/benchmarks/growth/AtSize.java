package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.growth.OrderSteps.Step;
import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Latency and throughput with so many orders in the store.
 *
 * @param before how many of the orders the last size has used already
 */
record AtSize(Workbench bench, TopicClient client, Orders orders, long before, long size) {

  private static final int RATE = 50;
  private static final int COMMANDS = 9_000;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  static Duration estimate(Scale scale) {
    return scale.time(TIME).plus(scale.time(WARM_UP)).plusSeconds(2);
  }

  static List<String> conditions(Scale scale) {
    return List.of(
        "latency: new orders at %d/s for %d s, after %d s to warm up"
            .formatted(RATE, scale.time(TIME).toSeconds(), scale.time(WARM_UP).toSeconds()),
        "throughput: %,d orders, spread over those made last, are paid, then shipped, then delivered, pipelined"
            .formatted(scale.count(COMMANDS)));
  }

  List<Row> measure() {
    bench.now("%,d orders: latency".formatted(size));
    create(WARM_UP);
    Percentiles latency = create(TIME);
    bench.now("%,d orders: throughput".formatted(size));
    Spread perSecond = Spread.of(Stream.of(Step.values()).map(this::perSecond).toList());
    return List.of(
        OrdersRow.latency(size, "at %d/s".formatted(RATE), latency),
        OrdersRow.figure(size, "throughput", "pipelined", "commands/s", perSecond));
  }

  private Percentiles create(Duration full) {
    return client.atRate(
        OpenLoop.at(RATE),
        bench.scale().time(full),
        new OrderCommands(bench.newOrders(), OrderCodec.TOPICS));
  }

  private double perSecond(Step step) {
    int count = bench.scale().count(COMMANDS);
    OrderSteps steps =
        new OrderSteps(orders, before, size - before, step, bench.seeds().getAndIncrement());
    return count * 1e9 / client.pipelined(steps, count).toNanos();
  }
}

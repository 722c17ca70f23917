package io.jangbu.benchmarks.deadline;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Throughput and latency with one number of deadlines pending, taken again and again. */
final class PendingMeasures {

  /** Orders or carts each time, and twice. */
  static final int COMMANDS = 20_000;

  /** That the commands on carts change: so many deadlines are pending in any case. */
  static final int CARTS = 1_000;

  private static final int TIMES = 2;
  static final int RATE = 500;
  static final Duration TIME = Duration.ofSeconds(6);
  private static final Duration WARM_UP = Duration.ofSeconds(1);

  private final Workbench bench;
  private final TopicClient orders;
  private final TopicClient carts;
  private final int pending;
  private final List<Double> ofOrders = new ArrayList<>();
  private final List<Double> ofCarts = new ArrayList<>();
  private final List<Double> p50 = new ArrayList<>();
  private final List<Double> p99 = new ArrayList<>();

  PendingMeasures(Workbench bench, TopicClient orders, TopicClient carts, int pending) {
    this.bench = bench;
    this.orders = orders;
    this.carts = carts;
    this.pending = pending;
  }

  /** Takes all of them once more. */
  void take() {
    bench.now("%,d deadlines pending: throughput and latency".formatted(pending));
    for (int i = 0; i < TIMES; i++) {
      ofOrders.add(perSecond(orders, newOrders()));
      ofCarts.add(perSecond(carts, new Carts(CARTS, bench.seeds().getAndIncrement())));
    }
    OpenLoop loop = OpenLoop.at(RATE);
    orders.atRate(loop, bench.scale().time(WARM_UP), newOrders());
    Percentiles latency = orders.atRate(loop, bench.scale().time(TIME), newOrders());
    p50.add(latency.p50());
    p99.add(latency.p99());
  }

  /** What they came to. */
  List<Row> rows() {
    return List.of(
        row("orders.throughput", "new orders, pipelined", "commands/s", ofOrders),
        row("carts.throughput", "changes of carts, pipelined", "commands/s", ofCarts),
        row("orders.p50", "new orders at %d/s, p50".formatted(RATE), "ms", p50),
        row("orders.p99", "new orders at %d/s, p99".formatted(RATE), "ms", p99));
  }

  private Row row(String key, String label, String unit, List<Double> values) {
    return new Figure(
        "deadlines.%d.%s".formatted(pending, key),
        "%,d pending: %s".formatted(pending, label),
        unit,
        Spread.of(values));
  }

  private double perSecond(TopicClient client, Commands commands) {
    int count = bench.scale().count(COMMANDS);
    return count * 1e9 / client.pipelined(commands, count).toNanos();
  }

  private Commands newOrders() {
    return new OrderCommands(bench.newOrders(), OrderCodec.TOPICS);
  }
}

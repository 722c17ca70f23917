package io.jangbu.benchmarks.process;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;
import io.jangbu.benchmarks.section.Alternately;
import io.jangbu.benchmarks.section.Repeatedly;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.List;

/**
 * An order whose stock a process reserves, against the five commands that do the same by hand.
 *
 * @param confirmed recognises orders whose stock is confirmed
 * @param answered recognises results of orders and products
 */
record ReserveMeasures(Workbench bench, Shelf shelf, TopicClient confirmed, TopicClient answered) {

  private static final int WARM_UP = 20_000;
  private static final int ORDERS = 8_000;
  private static final int RATE = 20;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int PER_SECOND = 1_000;

  static Duration estimate(Scale scale) {
    return Duration.ofSeconds(
            (scale.count(WARM_UP) + (long) Repeatedly.TIMES * scale.count(ORDERS)) / PER_SECOND)
        .plus(scale.time(TIME).multipliedBy(2));
  }

  static List<String> conditions(Scale scale) {
    return List.of(
        "RESERVE: CreateOrder with %d lines to its StockConfirmed; by hand: CreateOrder, ReserveStock for each line, and ProcessPayment in place of"
            .formatted(OrdersByHand.LINES),
        "  ConfirmStock, which only the process may send, to the last result; pipelined in turns, %,d orders each time, after %,d of each to warm up"
            .formatted(scale.count(ORDERS), scale.count(WARM_UP)));
  }

  List<Row> all() {
    bench.now("orders that reserve: warming up");
    reserve(bench.scale().count(WARM_UP));
    byHand(bench.scale().count(WARM_UP));
    bench.now("orders that reserve, and by hand");
    int orders = bench.scale().count(ORDERS);
    List<Spread> perSecond = Alternately.measure(() -> reserve(orders), () -> byHand(orders));
    bench.now("orders that reserve at %d/s".formatted(RATE));
    OpenLoop loop = OpenLoop.at(RATE);
    Duration time = bench.scale().time(TIME);
    return List.of(
        new Figure("reserve.throughput", "RESERVE, pipelined", "orders/s", perSecond.getFirst()),
        new Figure(
            "reserve.hand.throughput", "by hand, pipelined", "orders/s", perSecond.getLast()),
        new Distribution(
            "reserve.latency",
            "RESERVE at %d/s, to StockConfirmed".formatted(RATE),
            confirmed.atRate(loop, time, reserved())),
        new Distribution(
            "reserve.single.latency",
            "a single CreateOrder at %d/s".formatted(RATE),
            answered.atRate(loop, time, new OrderCommands(bench.newOrders(), OrderCodec.TOPICS))));
  }

  private double reserve(int orders) {
    return orders * 1e9 / confirmed.pipelined(reserved(), orders).toNanos();
  }

  private ReservedOrders reserved() {
    return new ReservedOrders(bench.newOrders(), shelf, OrdersByHand.LINES);
  }

  private double byHand(int orders) {
    OrdersByHand commands =
        new OrdersByHand(bench.newOrders(), shelf, bench.seeds().getAndIncrement());
    return orders * 1e9 / answered.pipelined(commands, orders * OrdersByHand.COMMANDS).toNanos();
  }
}

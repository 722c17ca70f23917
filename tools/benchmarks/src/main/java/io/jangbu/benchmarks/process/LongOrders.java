package io.jangbu.benchmarks.process;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.ContextDisk;
import io.jangbu.benchmarks.section.Repeatedly;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.TopicClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Orders of few and of many lines whose stock a process reserves: one after the other, alone.
 *
 * @param confirmed recognises orders whose stock is confirmed
 */
record LongOrders(Workbench bench, Shelf shelf, TopicClient confirmed) {

  private static final List<Integer> LINES = List.of(10, 100, 1_000);
  private static final int WARM_UP = 2;

  static Duration estimate() {
    return Duration.ofSeconds(10);
  }

  static List<String> conditions() {
    return List.of(
        "orders of so many lines: each alone, to its StockConfirmed, after %d to warm up; the log is that of the process with its changelogs, compressed"
            .formatted(WARM_UP));
  }

  List<Row> all() {
    return LINES.stream().flatMap(this::of).toList();
  }

  private Stream<Row> of(int lines) {
    bench.now("orders of %,d lines".formatted(lines));
    Orders orders = bench.newOrders();
    ReservedOrders reserved = new ReservedOrders(orders, shelf, lines);
    AtomicLong next = new AtomicLong();
    for (int i = 0; i < WARM_UP; i++) {
      millis(reserved, next);
    }
    long before = logged();
    Row time =
        new Figure(
            "reserve.lines.%d.time".formatted(lines),
            "%,d lines, to StockConfirmed".formatted(lines),
            "ms",
            Repeatedly.measure(() -> millis(reserved, next)));
    double perLine = (logged() - before) / (double) (Repeatedly.TIMES * lines);
    return Stream.of(
        time,
        Figure.once(
            "reserve.lines.%d.log".formatted(lines),
            "%,d lines: log of the process, per line".formatted(lines),
            "bytes",
            perLine));
  }

  private double millis(ReservedOrders reserved, AtomicLong next) {
    return confirmed.pipelined(reserved.from(next.getAndIncrement()), 1).toNanos() / 1e6;
  }

  private long logged() {
    return ContextDisk.bytes(bench.lab().directory().resolve("kafka"), "fulfilment");
  }
}

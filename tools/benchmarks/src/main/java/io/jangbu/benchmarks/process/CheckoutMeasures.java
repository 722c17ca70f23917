package io.jangbu.benchmarks.process;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.process.Shoppers.Outcome;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;
import io.jangbu.benchmarks.section.Processors;
import io.jangbu.benchmarks.section.Repeatedly;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Workbench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** From a cart to a delivered order. */
record CheckoutMeasures(Workbench bench, Shoppers shoppers, SequencedMap<String, Long> pids) {

  private static final int MANY = 256;
  private static final int FEW = 16;
  private static final int WARM_UP = 12_000;
  private static final int SHOPPERS = 4_000;
  private static final int SHOPPERS_OF_FEW = 1_000;
  private static final int RATE = 5;
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int PER_SECOND = 400;

  static Duration estimate(Scale scale) {
    long each = scale.count(SHOPPERS) + 3L * scale.count(SHOPPERS_OF_FEW);
    long all = scale.count(WARM_UP) + Repeatedly.TIMES * each;
    return Duration.ofSeconds(all / PER_SECOND).plus(scale.time(TIME));
  }

  static List<String> conditions(Scale scale) {
    return List.of(
        "a shopper puts two of %,d products into a cart, checks out, pays when the stock is confirmed, ships and confirms the delivery;"
            .formatted(Shelf.PRODUCTS),
        "  each step over the topic, once the event of the one before it is committed; done when"
            + " the process is COMPLETED",
        "  %,d shoppers each time where %d come at a time, %,d where %d do, after %,d to warm up; at %d/s for %d s in an open loop"
            .formatted(
                scale.count(SHOPPERS),
                MANY,
                scale.count(SHOPPERS_OF_FEW),
                FEW,
                scale.count(WARM_UP),
                RATE,
                scale.time(TIME).toSeconds()));
  }

  List<Row> all() {
    bench.now("checkouts: warming up");
    shoppers.atATime(MANY, bench.scale().count(WARM_UP));
    List<Row> rows = new ArrayList<>(atATime(MANY, bench.scale().count(SHOPPERS)));
    rows.addAll(atATime(FEW, bench.scale().count(SHOPPERS_OF_FEW)));
    bench.now("checkouts at %d/s".formatted(RATE));
    Outcome quiet = shoppers.atRate(OpenLoop.at(RATE), bench.scale().time(TIME));
    rows.addAll(latencies("checkouts.quiet", "at %d/s".formatted(RATE), quiet));
    return rows;
  }

  private List<Row> atATime(int many, int count) {
    bench.now("checkouts: %d shoppers at a time".formatted(many));
    Processors processors = new Processors(pids);
    List<Outcome> outcomes =
        IntStream.range(0, Repeatedly.TIMES)
            .mapToObj(_ -> processors.during(count, () -> shoppers.atATime(many, count)))
            .toList();
    String key = "checkouts." + many;
    String label = "%d shoppers at a time".formatted(many);
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Figure(
            key + ".throughput",
            label,
            "checkouts/s",
            Spread.of(outcomes.stream().map(Outcome::perSecond).toList())));
    rows.addAll(processors.rows(key, label + ": ", "checkout"));
    rows.addAll(latencies(key, label, outcomes.getLast()));
    return rows;
  }

  private static List<Row> latencies(String key, String label, Outcome outcome) {
    return List.of(
        new Distribution(
            key + ".payable.latency", label + ": checked out to payable", outcome.payable()),
        new Distribution(
            key + ".completed.latency", label + ": checked out to completed", outcome.completed()));
  }
}

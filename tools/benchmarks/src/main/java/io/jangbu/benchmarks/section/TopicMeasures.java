package io.jangbu.benchmarks.section;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.kafka.record.AggregateTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** The measures that echo and pipeline have in common, so that they are the same for both. */
public record TopicMeasures(Workbench bench, TopicClient client, AggregateTopics topics) {

  /** Commands a second, of latencies. */
  public static final List<Integer> RATES = List.of(1, 50, 500, 2_000);

  private static final int COMMANDS = 100_000;
  private static final int WARM_UP = 500_000;
  private static final Duration AT_A_RATE = Duration.ofSeconds(12);
  private static final Duration WARM_UP_AT_A_RATE = Duration.ofSeconds(2);

  /** What the report says of them. */
  public static List<String> conditions(Scale scale) {
    return List.of(
        "throughput: %,d commands each time, after %,d to warm up"
            .formatted(scale.count(COMMANDS), scale.count(WARM_UP)),
        "latency: open loop, %d s at each rate, after %d s to warm up"
            .formatted(
                scale.time(AT_A_RATE).toSeconds(), scale.time(WARM_UP_AT_A_RATE).toSeconds()));
  }

  /** About how long all of them take where so many are done a second. */
  public static Duration estimate(Scale scale, int perSecond) {
    long commands = scale.count(WARM_UP) + (long) Repeatedly.TIMES * scale.count(COMMANDS);
    return Duration.ofSeconds(commands / perSecond)
        .plus(scale.time(AT_A_RATE).multipliedBy(RATES.size()))
        .plus(scale.time(WARM_UP_AT_A_RATE).multipliedBy(RATES.size()));
  }

  /**
   * Warms up, then throughput, then latency at each rate, under keys that begin so.
   *
   * @param pids of the processes whose processor time is told, by their names
   */
  public List<Row> all(String key, SequencedMap<String, Long> pids) {
    List<Row> rows = new ArrayList<>();
    warmUp();
    rows.addAll(throughput(key, "pipelined, to the last committed result", pids));
    RATES.forEach(rate -> rows.add(latency(key, rate)));
    return rows;
  }

  /** Until the JVM that is measured has compiled what it needs. */
  public void warmUp() {
    bench.now("warming up");
    client.fill(newCommands(), bench.scale().count(WARM_UP));
  }

  /**
   * Pipelined, three times, and the processor time that it took.
   *
   * @param label what the throughput is called
   * @param pids of the processes whose processor time is told, by their names
   */
  public List<Row> throughput(String key, String label, SequencedMap<String, Long> pids) {
    bench.now("throughput");
    int count = bench.scale().count(COMMANDS);
    Processors processors = new Processors(pids);
    Spread perSecond =
        Repeatedly.measure(() ->
            count
                / seconds(processors.during(count, () -> client.pipelined(newCommands(), count))));
    List<Row> rows = new ArrayList<>();
    rows.add(new Figure(key + ".throughput", label, "commands/s", perSecond));
    rows.addAll(processors.rows(key));
    return rows;
  }

  /** At a fixed rate. */
  public Row latency(String key, double rate) {
    bench.now("latency at %,.0f/s".formatted(rate));
    return new Distribution(
        "%s.%.0f.latency".formatted(key, rate), "at %,.0f/s".formatted(rate), percentiles(rate));
  }

  /** To the committed result at a fixed rate, after a while at that rate. */
  public Percentiles percentiles(double rate) {
    OpenLoop loop = OpenLoop.at(rate);
    client.atRate(loop, bench.scale().time(WARM_UP_AT_A_RATE), newCommands());
    return client.atRate(loop, bench.scale().time(AT_A_RATE), newCommands());
  }

  private Commands newCommands() {
    return new OrderCommands(bench.newOrders(), topics);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}

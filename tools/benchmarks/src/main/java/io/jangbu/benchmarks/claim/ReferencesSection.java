package io.jangbu.benchmarks.claim;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.pipeline.CommandService;
import io.jangbu.benchmarks.pipeline.Outcomes;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;
import io.jangbu.benchmarks.section.Alternately;
import io.jangbu.benchmarks.section.Processors;
import io.jangbu.benchmarks.section.Repeatedly;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.benchmarks.topic.KafkaSettings;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** What a claim costs: new orders with a reference, against new orders without one. */
public final class ReferencesSection implements Section {

  private static final int WARM_UP = 200_000;
  private static final int COMMANDS = 40_000;
  private static final int PER_SECOND = 8_000;
  private static final List<Integer> RATES = List.of(50, 500);
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Duration WARM_UP_AT_A_RATE = Duration.ofSeconds(1);

  @Override
  public String name() {
    return "references";
  }

  @Override
  public String title() {
    return "references: orders that claim a unique value";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    long commands = 2L * (scale.count(WARM_UP) + (long) Repeatedly.TIMES * scale.count(COMMANDS));
    return Duration.ofSeconds(12 + commands / PER_SECOND)
        .plus(scale.time(TIME).plus(scale.time(WARM_UP_AT_A_RATE)).multipliedBy(2L * RATES.size()));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add("client: " + KafkaSettings.DESCRIPTION);
    conditions.add(
        "CreateOrder with and without a reference, pipelined in turns, %,d each time, after %,d of each to warm up; open loop of %d s at each rate"
            .formatted(
                bench.scale().count(COMMANDS),
                bench.scale().count(WARM_UP),
                bench.scale().time(TIME).toSeconds()));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    ServiceInstance service = CommandService.start(bench, "command", kafka);
    SequencedMap<String, Long> pids = new LinkedHashMap<>();
    pids.put("service", service.pid());
    pids.put("broker", kafka.pid(0));
    try (TopicClient client =
        new TopicClient(kafka.bootstrapServers(), OrderCodec.TOPICS.results())) {
      Supplier<Commands> without = () -> new OrderCommands(bench.newOrders(), OrderCodec.TOPICS);
      Supplier<Commands> with = () -> new ReferencedOrders(bench.newOrders());
      bench.now("warming up");
      client.fill(without.get(), bench.scale().count(WARM_UP));
      client.fill(with.get(), bench.scale().count(WARM_UP));
      List<Row> rows = throughput(bench, client, pids, without, with);
      for (int rate : RATES) {
        bench.now("latency at %d/s".formatted(rate));
        rows.add(latency(bench, client, rate, "none", "without", without));
        rows.add(latency(bench, client, rate, "claim", "with", with));
      }
      Outcomes.requireAllAccepted(service);
      return rows;
    }
  }

  private static List<Row> throughput(
      Workbench bench,
      TopicClient client,
      SequencedMap<String, Long> pids,
      Supplier<Commands> without,
      Supplier<Commands> with) {
    bench.now("throughput");
    Processors usual = new Processors(pids);
    Processors claiming = new Processors(pids);
    List<Spread> perSecond =
        Alternately.measure(
            () -> perSecond(bench, client, usual, without.get()),
            () -> perSecond(bench, client, claiming, with.get()));
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Figure("references.none.throughput", "without", "commands/s", perSecond.getFirst()));
    rows.addAll(usual.rows("references.none", "without: ", "command"));
    rows.add(new Figure("references.claim.throughput", "with", "commands/s", perSecond.getLast()));
    rows.addAll(claiming.rows("references.claim", "with: ", "command"));
    return rows;
  }

  private static double perSecond(
      Workbench bench, TopicClient client, Processors processors, Commands commands) {
    int count = bench.scale().count(COMMANDS);
    return count
        * 1e9
        / processors.during(count, () -> client.pipelined(commands, count)).toNanos();
  }

  private static Row latency(
      Workbench bench,
      TopicClient client,
      int rate,
      String key,
      String label,
      Supplier<Commands> commands) {
    OpenLoop loop = OpenLoop.at(rate);
    client.atRate(loop, bench.scale().time(WARM_UP_AT_A_RATE), commands.get());
    return new Distribution(
        "references.%s.%d.latency".formatted(key, rate),
        "%s, at %d/s".formatted(label, rate),
        client.atRate(loop, bench.scale().time(TIME), commands.get()));
  }
}

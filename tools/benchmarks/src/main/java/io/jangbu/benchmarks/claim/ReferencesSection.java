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
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What a claim costs: new orders with a reference, and new orders where command ids are unique,
 * against new orders without either.
 */
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
    return "references: orders that claim a unique value, or the id of their command";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    long commands = 3L * (scale.count(WARM_UP) + (long) Repeatedly.TIMES * scale.count(COMMANDS));
    return Duration.ofSeconds(20 + commands / PER_SECOND)
        .plus(scale.time(TIME).plus(scale.time(WARM_UP_AT_A_RATE)).multipliedBy(3L * RATES.size()));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add("client: " + KafkaSettings.DESCRIPTION);
    conditions.add(
        "CreateOrder with and without a reference, and without one at a second service (and broker) with jangbu.command-ids.unique, pipelined in turns, %,d each time, after %,d of each to warm up; open loop of %d s at each rate"
            .formatted(
                bench.scale().count(COMMANDS),
                bench.scale().count(WARM_UP),
                bench.scale().time(TIME).toSeconds()));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    LocalKafka other = bench.lab().kafka("kafka-ids", 1);
    ServiceInstance service = CommandService.start(bench, "command", kafka);
    ServiceInstance unique =
        CommandService.startWith(
            bench, "command-ids", other, "jangbu.command-ids.unique", "orders");
    try (TopicClient client = client(kafka);
        TopicClient ids = client(other)) {
      Supplier<Commands> plain = () -> new OrderCommands(bench.newOrders(), OrderCodec.TOPICS);
      Supplier<Commands> referenced = () -> new ReferencedOrders(bench.newOrders());
      List<Kind> kinds =
          List.of(
              new Kind("none", "without", plain, client, processors(service, kafka)),
              new Kind("claim", "with", referenced, client, processors(service, kafka)),
              new Kind("ids", "unique ids", plain, ids, processors(unique, other)));
      bench.now("warming up");
      kinds.forEach(kind -> kind.client().fill(kind.next(), bench.scale().count(WARM_UP)));
      List<Row> rows = throughput(bench, kinds);
      for (int rate : RATES) {
        bench.now("latency at %d/s".formatted(rate));
        kinds.forEach(kind -> rows.add(latency(bench, rate, kind)));
      }
      Outcomes.requireAllAccepted(service);
      Outcomes.requireAllAccepted(unique);
      return rows;
    }
  }

  /** Orders of one kind, and who takes them. */
  private record Kind(
      String key,
      String label,
      Supplier<Commands> commands,
      TopicClient client,
      Processors processors) {

    Commands next() {
      return commands.get();
    }
  }

  private static TopicClient client(LocalKafka kafka) {
    return new TopicClient(kafka.bootstrapServers(), OrderCodec.TOPICS.results());
  }

  private static Processors processors(ServiceInstance service, LocalKafka kafka) {
    SequencedMap<String, Long> pids = new LinkedHashMap<>();
    pids.put("service", service.pid());
    pids.put("broker", kafka.pid(0));
    return new Processors(pids);
  }

  private static List<Row> throughput(Workbench bench, List<Kind> kinds) {
    bench.now("throughput");
    List<Spread> perSecond =
        Alternately.measure(
            kinds.stream()
                .<DoubleSupplier>map(kind -> () -> perSecond(bench, kind))
                .toArray(DoubleSupplier[]::new));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i);
      String key = "references." + kind.key();
      rows.add(new Figure(key + ".throughput", kind.label(), "commands/s", perSecond.get(i)));
      rows.addAll(kind.processors().rows(key, kind.label() + ": ", "command"));
    }
    return rows;
  }

  private static double perSecond(Workbench bench, Kind kind) {
    int count = bench.scale().count(COMMANDS);
    return count
        * 1e9
        / kind.processors()
            .during(count, () -> kind.client().pipelined(kind.next(), count))
            .toNanos();
  }

  private static Row latency(Workbench bench, int rate, Kind kind) {
    OpenLoop loop = OpenLoop.at(rate);
    kind.client().atRate(loop, bench.scale().time(WARM_UP_AT_A_RATE), kind.next());
    return new Distribution(
        "references.%s.%d.latency".formatted(kind.key(), rate),
        "%s, at %d/s".formatted(kind.label(), rate),
        kind.client().atRate(loop, bench.scale().time(TIME), kind.next()));
  }
}

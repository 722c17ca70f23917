package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.pipeline.CommandService;
import io.jangbu.benchmarks.pipeline.Outcomes;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.report.Spread;
import io.jangbu.benchmarks.section.Repeatedly;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Commands on products with short and with long streams. */
public final class StreamsSection implements Section {

  private static final int PRODUCTS = 8;
  private static final int WARM_UP = 250_000;
  private static final int RATE = 50;
  private static final int COMMANDS = 10_000;
  private static final int PER_SECOND = 15_000;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Duration WARM_UP_AT_A_RATE = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "streams";
  }

  @Override
  public String title() {
    return "growth: events per stream";
  }

  private static List<Long> sizes(Scale scale) {
    return scale.sizes(10, 1_000, 100_000);
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    List<Long> sizes = sizes(scale);
    long commands = scale.count(WARM_UP) + sizes.stream().mapToLong(size -> size * PRODUCTS).sum();
    return Duration.ofSeconds(16 + commands / PER_SECOND)
        .plus(scale.time(TIME).plusSeconds(5).multipliedBy(sizes.size()));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add(
        "%d products with so many events each, a quarter of them open reservations"
            .formatted(PRODUCTS));
    conditions.add(
        "latency at %d/s for %d s; then %,d commands pipelined each time, which make the streams %,d longer"
            .formatted(
                RATE,
                bench.scale().time(TIME).toSeconds(),
                bench.scale().count(COMMANDS),
                Repeatedly.TIMES * bench.scale().count(COMMANDS) / PRODUCTS));
    conditions.add(
        "warmed up with %,d commands on other products".formatted(bench.scale().count(WARM_UP)));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    ServiceInstance service = CommandService.start(bench, "command", kafka);
    try (TopicClient client =
        new TopicClient(kafka.bootstrapServers(), InventoryCodec.TOPICS.results())) {
      bench.now("warming up");
      client.fill(newProducts(bench), bench.scale().count(WARM_UP));
      List<Row> rows = new ArrayList<>();
      for (long size : sizes(bench.scale())) {
        rows.addAll(measure(bench, client, size));
      }
      Outcomes.requireAllAccepted(service);
      return rows;
    }
  }

  private static List<Row> measure(Workbench bench, TopicClient client, long size) {
    bench.now("%,d events per stream: making them".formatted(size));
    Products products = newProducts(bench);
    AtomicLong sent = new AtomicLong(size * PRODUCTS);
    client.fill(products, sent.get());

    bench.now("%,d events per stream: latency".formatted(size));
    atRate(client, products, sent, bench.scale().time(WARM_UP_AT_A_RATE));
    Percentiles latency = atRate(client, products, sent, bench.scale().time(TIME));

    bench.now("%,d events per stream: throughput".formatted(size));
    int count = bench.scale().count(COMMANDS);
    Spread perSecond =
        Repeatedly.measure(() ->
            count * 1e9 / client.pipelined(products.from(sent.getAndAdd(count)), count).toNanos());

    String key = "growth.stream." + size;
    String label = "%,d events per stream".formatted(size);
    return List.of(
        new Distribution(key + ".latency", label + ", at %d/s".formatted(RATE), latency),
        new Figure(key + ".throughput", label, "commands/s", perSecond));
  }

  private static Percentiles atRate(
      TopicClient client, Products products, AtomicLong sent, Duration time) {
    OpenLoop loop = OpenLoop.at(RATE);
    return client.atRate(loop, time, products.from(sent.getAndAdd(loop.actionsIn(time))));
  }

  private static Products newProducts(Workbench bench) {
    return new Products(PRODUCTS, bench.seeds().getAndIncrement());
  }
}

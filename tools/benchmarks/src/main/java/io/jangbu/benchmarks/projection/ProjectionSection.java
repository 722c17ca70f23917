package io.jangbu.benchmarks.projection;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.pipeline.CommandService;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Waiting;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A view from zero, and how far behind it is. */
public final class ProjectionSection implements Section {

  private static final AggregateTopics TOPICS = OrderCodec.TOPICS;
  private static final int EVENTS = 200_000;
  private static final int PER_SECOND = 20_000;
  private static final int RATE = 50;
  private static final Duration TIME = Duration.ofSeconds(15);
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration READS = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "projection";
  }

  @Override
  public String title() {
    return "projection: a view from zero, and accepted to visible";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND, Service.PROJECTION);
  }

  @Override
  public Duration estimate(Scale scale) {
    return Duration.ofSeconds(40 + 2L * scale.count(EVENTS) / PER_SECOND)
        .plus(WARM_UP)
        .plus(scale.time(TIME))
        .plus(scale.time(READS));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    return List.of(
        "from zero: %,d OrderCreated; from when the service listens to when its counts have them all;"
            .formatted(bench.scale().count(EVENTS)),
        "  its JVM is new and not warmed up, since that is when a view is built",
        "visible: at %d/s for %d s, from the committed result to the answer of a read with minVersion=1,"
            .formatted(RATE, bench.scale().time(TIME).toSeconds()),
        "  asked for when the result came; the read waits in the service, nobody polls",
        "1 broker, 1 command service, 1 projection service; JVM " + bench.jvm());
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    int events = bench.scale().count(EVENTS);
    ServiceInstance command = CommandService.start(bench, "command", kafka);
    try (TopicClient client = new TopicClient(kafka.bootstrapServers(), TOPICS.results())) {
      bench.now("%,d orders".formatted(events));
      client.fill(new OrderCommands(bench.newOrders(), TOPICS), events);
      command.stop();
      ServiceInstance projection = projection(bench, kafka);
      try (ViewReads reads = new ViewReads(projection.address())) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(fromZero(bench, projection, reads, events));
        command.start();
        command.awaitReady();
        rows.addAll(visibility(bench, client, reads));
        return rows;
      }
    }
  }

  private static ServiceInstance projection(Workbench bench, LocalKafka kafka) {
    return bench
        .lab()
        .service(
            "projection",
            Deployment.projection(kafka.bootstrapServers(), Replication.NONE).in(bench.jvm()));
  }

  private static List<Row> fromZero(
      Workbench bench, ServiceInstance projection, ViewReads reads, int events) {
    bench.now("a view from zero");
    long begin = System.nanoTime();
    projection.start();
    Waiting waiting = new Waiting(projection, PATIENCE);
    long listens = waiting.until(reads::listens);
    long complete = waiting.until(() -> reads.orders() >= events);
    return List.of(
        Figure.once(
            "projection.events",
            "a view from zero",
            "events/s",
            events * 1e9 / (complete - listens)),
        Figure.once(
            "projection.start",
            "from the start of the process to the last event",
            "s",
            (complete - begin) / 1e9));
  }

  private static List<Row> visibility(Workbench bench, TopicClient client, ViewReads reads) {
    bench.now("accepted to visible");
    visible(client, reads, WARM_UP, bench.newOrders());
    Orders orders = bench.newOrders();
    Distribution visible =
        new Distribution(
            "projection.visible.latency",
            "accepted to visible at %d/s".formatted(RATE),
            visible(client, reads, bench.scale().time(TIME), orders));
    bench.now("reads");
    Distribution read =
        new Distribution(
            "projection.read.latency",
            "of which HTTP: reading an order that is long visible, 1 client",
            ClosedLoop.of(1)
                .run(bench.scale().time(READS), _ -> () -> reads.order(orders.orderId(0), 1))
                .latencies());
    return List.of(visible, read);
  }

  private static Percentiles visible(
      TopicClient client, ViewReads reads, Duration time, Orders orders) {
    try (Visibility visibility = new Visibility(reads, orders)) {
      OrderCommands commands = new OrderCommands(orders, TOPICS);
      client.atRate(OpenLoop.at(RATE), time, commands, visibility::accepted);
      return visibility.percentiles();
    }
  }
}

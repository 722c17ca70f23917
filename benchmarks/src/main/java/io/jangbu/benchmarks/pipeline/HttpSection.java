package io.jangbu.benchmarks.pipeline;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.TopicMeasures;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.localkafka.LocalKafka;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Commands over HTTP: each client waits for its answer before it asks again. */
public final class HttpSection implements Section {

  private static final List<Integer> CONNECTIONS = List.of(1, 8, 16, 64);

  /** The one that is compared with the topic at the same rate. */
  private static final int COMPARED = 16;

  private static final int WARM_UP_CONNECTIONS = 32;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration WARM_UP_EACH = Duration.ofSeconds(2);
  private static final Duration TIME = Duration.ofSeconds(12);

  @Override
  public String name() {
    return "http";
  }

  @Override
  public String title() {
    return "pipeline over HTTP: closed loop, POST /orders to its 201";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    return Duration.ofSeconds(16)
        .plus(WARM_UP)
        .plus(scale.time(WARM_UP_EACH).plus(scale.time(TIME)).multipliedBy(CONNECTIONS.size()))
        .plus(scale.time(TIME).multipliedBy(2));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add(
        "client: the JDK's HttpClient, HTTP/1.1, kept open; %d s each, after %d s with %d connections to warm up"
            .formatted(
                bench.scale().time(TIME).toSeconds(), WARM_UP.toSeconds(), WARM_UP_CONNECTIONS));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    ServiceInstance service = CommandService.start(bench, "command", kafka);
    List<Row> rows = new ArrayList<>();
    try (OrderHttp http = new OrderHttp(service.address())) {
      bench.now("warming up");
      load(bench, http, WARM_UP_CONNECTIONS, WARM_UP);
      for (int connections : CONNECTIONS) {
        bench.now(connections + " connection(s)");
        load(bench, http, connections, bench.scale().time(WARM_UP_EACH));
        ClosedLoop.Outcome outcome = load(bench, http, connections, bench.scale().time(TIME));
        rows.addAll(rows(connections, outcome));
        if (connections == COMPARED) {
          rows.add(overTheTopic(bench, kafka, outcome.perSecond()));
        }
      }
    }
    Outcomes.requireAllAccepted(service);
    return rows;
  }

  private static ClosedLoop.Outcome load(
      Workbench bench, OrderHttp http, int connections, Duration time) {
    Orders orders = bench.newOrders();
    AtomicLong next = new AtomicLong();
    return ClosedLoop.of(connections)
        .run(time, _ -> () -> http.create(orders, next.getAndIncrement()));
  }

  private static List<Row> rows(int connections, ClosedLoop.Outcome outcome) {
    String key = "http." + connections;
    String label = connections + " connection(s)";
    return List.of(
        Figure.once(key + ".throughput", label, "requests/s", outcome.perSecond()),
        new Distribution(key + ".latency", label, outcome.latencies()));
  }

  /** The same service at the same rate, without HTTP. */
  private static Row overTheTopic(Workbench bench, LocalKafka kafka, double perSecond) {
    bench.now("the topic at the same rate");
    ContextTopics topics = OrderCodec.TOPICS;
    try (TopicClient client = new TopicClient(kafka.bootstrapServers(), topics.results())) {
      return new Distribution(
          "http.%d.topic.latency".formatted(COMPARED),
          "over the topic at the rate of %d connections (%,.0f/s)".formatted(COMPARED, perSecond),
          new TopicMeasures(bench, client, topics).percentiles(perSecond));
    }
  }
}

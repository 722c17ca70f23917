package io.jangbu.benchmarks.pipeline;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.TopicMeasures;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.localservices.ServiceInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Commands over HTTP: each client waits for its answer before it asks again.
 *
 * @param topic the same service without HTTP, for comparison
 */
record HttpMeasures(Workbench bench, ServiceInstance service, TopicMeasures topic) {

  private static final List<Integer> CONNECTIONS = List.of(1, 8, 16, 64);

  /** The one that is compared with the topic at the same rate. */
  private static final int COMPARED = 16;

  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration WARM_UP_EACH = Duration.ofSeconds(1);
  private static final Duration TIME = Duration.ofSeconds(8);

  static Duration estimate(Scale scale) {
    return WARM_UP
        .plus(scale.time(WARM_UP_EACH).plus(scale.time(TIME)).multipliedBy(CONNECTIONS.size()))
        .plus(scale.time(TIME).multipliedBy(2));
  }

  static List<String> conditions(Scale scale) {
    return List.of(
        "HTTP: closed loop, POST /orders to its 201; the JDK's HttpClient, HTTP/1.1, kept open; %d s each, after %d s to warm up"
            .formatted(scale.time(TIME).toSeconds(), scale.time(WARM_UP).toSeconds()));
  }

  List<Row> all() {
    List<Row> rows = new ArrayList<>();
    try (OrderHttp http = new OrderHttp(service.address())) {
      bench.now("over HTTP: warming up");
      load(http, COMPARED, bench.scale().time(WARM_UP));
      for (int connections : CONNECTIONS) {
        bench.now("over HTTP: %d connection(s)".formatted(connections));
        load(http, connections, bench.scale().time(WARM_UP_EACH));
        ClosedLoop.Outcome outcome = load(http, connections, bench.scale().time(TIME));
        rows.addAll(rows(connections, outcome));
        if (connections == COMPARED) {
          rows.add(overTheTopic(outcome.perSecond()));
        }
      }
    }
    return rows;
  }

  private ClosedLoop.Outcome load(OrderHttp http, int connections, Duration time) {
    Orders orders = bench.newOrders();
    AtomicLong next = new AtomicLong();
    return ClosedLoop.of(connections)
        .run(time, _ -> () -> http.create(orders, next.getAndIncrement()));
  }

  private static List<Row> rows(int connections, ClosedLoop.Outcome outcome) {
    String key = "http." + connections;
    String label = "HTTP, %d connection(s)".formatted(connections);
    return List.of(
        Figure.once(key + ".throughput", label, "requests/s", outcome.perSecond()),
        new Distribution(key + ".latency", label, outcome.latencies()));
  }

  /** The same service at the same rate, without HTTP. */
  private Row overTheTopic(double perSecond) {
    bench.now("the topic at the same rate");
    return new Distribution(
        "http.%d.topic.latency".formatted(COMPARED),
        "over the topic at the rate of %d connections (%,.0f/s)".formatted(COMPARED, perSecond),
        topic.percentiles(perSecond));
  }
}

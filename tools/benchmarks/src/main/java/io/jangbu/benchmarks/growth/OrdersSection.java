package io.jangbu.benchmarks.growth;

import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.pipeline.CommandService;
import io.jangbu.benchmarks.pipeline.Outcomes;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.ContextDisk;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What it costs that there are many orders: to work, to come up again, to be replaced. */
public final class OrdersSection implements Section {

  private static final AggregateTopics TOPICS = OrderCodec.TOPICS;
  private static final int PER_SECOND = 15_000;
  private static final int WARM_UP = 300_000;
  private static final int WARM_UP_PRODUCTS = 8;

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public String title() {
    return "growth: orders in the store";
  }

  private static List<Long> sizes(Scale scale) {
    return scale.sizes(10_000, 100_000, 1_000_000);
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    List<Long> sizes = sizes(scale);
    long orders = sizes.getLast();
    return Duration.ofSeconds(
            12
                + (orders + (long) sizes.size() * scale.count(WARM_UP)) / PER_SECOND
                + 3 * orders / 50_000)
        .plus(
            AtSize.estimate(scale)
                .plus(Restarts.estimate())
                .plus(Takeover.estimate())
                .multipliedBy(sizes.size()));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add(
        "at each size a JVM that has decided at least %,d commands"
            .formatted(bench.scale().count(WARM_UP)));
    conditions.addAll(AtSize.conditions(bench.scale()));
    conditions.addAll(Restarts.conditions());
    conditions.addAll(Takeover.conditions());
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    ServiceInstance service = CommandService.start(bench, "command-1", kafka);
    Orders orders = bench.newOrders();
    List<Row> rows = new ArrayList<>();
    try (TopicClient client = new TopicClient(kafka.bootstrapServers(), TOPICS.results())) {
      long before = 0;
      for (long size : sizes(bench.scale())) {
        bench.now("%,d orders: making them".formatted(size));
        client.fill(new OrderCommands(orders, TOPICS).from(before), size - before);

        rows.addAll(footprint(bench, service, size));
        warmUp(bench, kafka, size - before);
        rows.addAll(new AtSize(bench, client, orders, before, size).measure());
        Outcomes.requireAllAccepted(service);
        rows.addAll(new Restarts(bench, service, size).measure());

        Takeover takeover = new Takeover(bench, client, kafka, size);
        rows.add(takeover.measure(service));
        // The survivor has all, and is the one that grows from here.
        service = takeover.standby();
        before = size;
      }
    }
    return rows;
  }

  /** With commands of another context, which leave the orders as they are. */
  private static void warmUp(Workbench bench, LocalKafka kafka, long decided) {
    int missing = (int) Math.max(0, bench.scale().count(WARM_UP) - decided);
    bench.now("warming up with %,d more commands".formatted(missing));
    try (TopicClient products =
        new TopicClient(kafka.bootstrapServers(), InventoryCodec.TOPICS.results())) {
      products.fill(new Products(WARM_UP_PRODUCTS, bench.seeds().getAndIncrement()), missing);
    }
  }

  private static List<Row> footprint(Workbench bench, ServiceInstance service, long size) {
    long broker = ContextDisk.bytes(bench.lab().directory().resolve("kafka"), TOPICS.context());
    long state = ContextDisk.bytes(service.stateDirectory(), TOPICS.context());
    double mebibyte = 1 << 20;
    return List.of(
        OrdersRow.figure(
            size,
            "memory",
            "resident memory of the service",
            "MiB",
            service.residentBytes() / mebibyte),
        OrdersRow.figure(size, "state", "its stores on disk", "MiB", state / mebibyte),
        OrdersRow.figure(
            size, "state.order", "its stores on disk, per order", "bytes", (double) state / size),
        OrdersRow.figure(
            size,
            "broker.order",
            "topics and changelogs on disk, per order",
            "bytes",
            (double) broker / size));
  }
}

package io.jangbu.benchmarks.deadline;

import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.pipeline.CommandService;
import io.jangbu.benchmarks.pipeline.Outcomes;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.KafkaSettings;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What pending deadlines cost the commands, and how late many are reached that are due at once. */
public final class DeadlinesSection implements Section {

  private static final int PENDING = 100_000;
  private static final int BURST = 10_000;
  private static final int WARM_UP = 200_000;
  private static final int ROUNDS = 2;
  private static final int PER_SECOND = 12_000;

  /** Longer than all that is measured while none may be due. */
  private static final Duration EXPIRY = Duration.ofSeconds(75);

  /** Also where little is measured: its JVM is still cold. */
  private static final Duration SHORTEST_EXPIRY = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "deadlines";
  }

  @Override
  public String title() {
    return "deadlines: many that are pending, and many that are due at once";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  private static Duration expiry(Scale scale) {
    Duration expiry = scale.time(EXPIRY);
    return expiry.compareTo(SHORTEST_EXPIRY) < 0 ? SHORTEST_EXPIRY : expiry;
  }

  @Override
  public Duration estimate(Scale scale) {
    long none = (4L * scale.count(PendingMeasures.COMMANDS)) / PER_SECOND;
    return Duration.ofSeconds(40 + (ROUNDS + 1) * none + 2L * scale.count(WARM_UP) / PER_SECOND)
        .plus(scale.time(PendingMeasures.TIME).multipliedBy(ROUNDS + 1L))
        .plus(expiry(scale).multipliedBy(ROUNDS));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    Scale scale = bench.scale();
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add(
        "but for jangbu.carts.expiry, which is %d s here: an open cart has a deadline so long after its last event"
            .formatted(expiry(scale).toSeconds()));
    conditions.add("client: " + KafkaSettings.DESCRIPTION);
    conditions.add(
        "none and %,d pending in turns, in one service: %,d new orders and %,d changes of %,d carts pipelined, twice; then orders in an open loop of %d s"
            .formatted(
                scale.count(PENDING),
                scale.count(PendingMeasures.COMMANDS),
                scale.count(PendingMeasures.COMMANDS),
                PendingMeasures.CARTS,
                scale.time(PendingMeasures.TIME).toSeconds()));
    conditions.add(
        "due at once: carts come due as fast as they were made; warmed up with %,d orders and %,d changes of carts"
            .formatted(scale.count(WARM_UP), scale.count(WARM_UP)));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    String address = kafka.bootstrapServers();
    Duration expiry = expiry(bench.scale());
    ServiceInstance service =
        CommandService.startWith(
            bench, "command", kafka, "jangbu.carts.expiry", expiry.toSeconds() + "s");
    try (TopicClient orders = new TopicClient(address, OrderCodec.TOPICS.results());
        TopicClient carts = new TopicClient(address, CartCodec.TOPICS.results())) {
      warmUp(bench, orders, carts);
      int many = bench.scale().count(PENDING);
      PendingMeasures none = new PendingMeasures(bench, orders, carts, 0);
      PendingMeasures all = new PendingMeasures(bench, orders, carts, many);
      List<Row> bursts = List.of();
      for (int round = 1; round <= ROUNDS; round++) {
        none.take();
        try (Pending pending = Pending.make(bench, address, carts, many, expiry)) {
          all.take();
          pending.requireNoneDue();
          bursts =
              round < ROUNDS
                  ? pending.fire(bench, orders)
                  : bursts(bench, address, orders, carts, pending);
        }
      }
      none.take();
      Outcomes.requireAllAccepted(service);
      List<Row> rows = new ArrayList<>(none.rows());
      rows.addAll(all.rows());
      rows.addAll(bursts);
      return rows;
    }
  }

  /** Of those that are pending, and after them of fewer, which are made in less time. */
  private static List<Row> bursts(
      Workbench bench, String address, TopicClient orders, TopicClient carts, Pending pending) {
    int few = bench.scale().count(BURST);
    try (Pending later = Pending.make(bench, address, carts, few, pending.expiry())) {
      List<Row> rows = new ArrayList<>(pending.fire(bench, orders));
      rows.addAll(later.fire(bench, orders));
      return rows;
    }
  }

  private static void warmUp(Workbench bench, TopicClient orders, TopicClient carts) {
    bench.now("warming up");
    int commands = bench.scale().count(WARM_UP);
    orders.fill(new OrderCommands(bench.newOrders(), OrderCodec.TOPICS), commands);
    carts.fill(new Carts(PendingMeasures.CARTS, bench.seeds().getAndIncrement()), commands);
  }
}

package io.jangbu.benchmarks.process;

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
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What the fulfilment of orders costs: whole checkouts, and orders that reserve their stock. */
public final class CheckoutsSection implements Section {

  @Override
  public String name() {
    return "checkouts";
  }

  @Override
  public String title() {
    return "checkouts: carts that become delivered orders, and orders that reserve stock";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    return Duration.ofSeconds(15)
        .plus(CheckoutMeasures.estimate(scale))
        .plus(ReserveMeasures.estimate(scale))
        .plus(LongOrders.estimate());
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add("client: " + KafkaSettings.DESCRIPTION);
    conditions.addAll(CheckoutMeasures.conditions(bench.scale()));
    conditions.addAll(ReserveMeasures.conditions(bench.scale()));
    conditions.addAll(LongOrders.conditions());
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    ServiceInstance service = CommandService.start(bench, "command", kafka);
    SequencedMap<String, Long> pids = new LinkedHashMap<>();
    pids.put("service", service.pid());
    pids.put("broker", kafka.pid(0));
    String address = kafka.bootstrapServers();
    Shelf shelf = Shelf.filled(bench, kafka);
    List<Row> rows = new ArrayList<>();
    try (Shoppers shoppers = new Shoppers(address, shelf, bench.seeds())) {
      rows.addAll(new CheckoutMeasures(bench, shoppers, pids).all());
    }
    try (TopicClient confirmed = ReservedOrders.client(address);
        TopicClient answered =
            new TopicClient(
                address, OrderCodec.TOPICS.results(), InventoryCodec.TOPICS.results())) {
      rows.addAll(new ReserveMeasures(bench, shelf, confirmed, answered).all());
      rows.addAll(new LongOrders(bench, shelf, confirmed).all());
    }
    Outcomes.requireAllAccepted(service);
    return rows;
  }
}

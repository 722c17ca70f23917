package io.jangbu.benchmarks.pipeline;

import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.TopicMeasures;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.KafkaSettings;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.localkafka.LocalKafka;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Commands over the topic, to their committed results. */
public final class TopicSection implements Section {

  private static final ContextTopics TOPICS = OrderCodec.TOPICS;
  private static final int PER_SECOND = 20_000;

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public String title() {
    return "pipeline over the topic: command in, committed result out";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    return Duration.ofSeconds(18).plus(TopicMeasures.estimate(scale, PER_SECOND));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add("client: " + KafkaSettings.DESCRIPTION);
    conditions.addAll(TopicMeasures.conditions(bench.scale()));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    ServiceInstance service = CommandService.start(bench, "command", kafka);
    try (TopicClient client = new TopicClient(kafka.bootstrapServers(), TOPICS.results())) {
      List<Row> rows = new TopicMeasures(bench, client, TOPICS).all("pipeline");
      Outcomes.requireAllAccepted(service);
      return rows;
    }
  }
}

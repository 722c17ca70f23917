package io.jangbu.benchmarks.pipeline;

import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.TopicMeasures;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.KafkaSettings;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Commands over the topic to their committed results, then over HTTP to the same service, which by
 * then is warm.
 */
public final class PipelineSection implements Section {

  private static final AggregateTopics TOPICS = OrderCodec.TOPICS;
  private static final int PER_SECOND = 15_000;

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public String title() {
    return "pipeline: command in, committed result out, over the topic and over HTTP";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    return Duration.ofSeconds(18)
        .plus(TopicMeasures.estimate(scale, PER_SECOND))
        .plus(HttpMeasures.estimate(scale));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>(CommandService.conditions(bench));
    conditions.add("client of the topic: " + KafkaSettings.DESCRIPTION);
    conditions.addAll(TopicMeasures.conditions(bench.scale()));
    conditions.addAll(HttpMeasures.conditions(bench.scale()));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    ServiceInstance service = CommandService.start(bench, "command", kafka);
    try (TopicClient client = new TopicClient(kafka.bootstrapServers(), TOPICS.results())) {
      TopicMeasures topic = new TopicMeasures(bench, client, TOPICS);
      SequencedMap<String, Long> pids = new LinkedHashMap<>();
      pids.put("service", service.pid());
      pids.put("broker", kafka.pid(0));
      List<Row> rows = new ArrayList<>(topic.all("pipeline", pids));
      rows.addAll(new HttpMeasures(bench, service, topic).all());
      Outcomes.requireAllAccepted(service);
      return rows;
    }
  }
}

package io.jangbu.benchmarks.pipeline;

import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.TopicMeasures;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.KafkaSettings;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.benchmarks.topic.Topics;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The pipeline on three brokers that must all but one have a record before it counts. */
public final class ReplicatedSection implements Section {

  private static final int BROKERS = 3;
  private static final int PER_SECOND = 1_500;

  @Override
  public String name() {
    return "replicated";
  }

  @Override
  public String title() {
    return "replicated: command in, committed result out, on three brokers";
  }

  @Override
  public List<Service> services() {
    return List.of(Service.COMMAND);
  }

  @Override
  public Duration estimate(Scale scale) {
    return Duration.ofSeconds(30).plus(TopicMeasures.estimate(scale, PER_SECOND));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>();
    conditions.add(
        "%d brokers, %d partitions, three copies of each record, min.insync.replicas 2; no fsync"
            .formatted(BROKERS, Topics.PARTITIONS));
    conditions.add("1 command service with the settings that we ship; JVM " + bench.jvm());
    conditions.add("all of them and the client share this machine's processors");
    conditions.add("client of the topic: " + KafkaSettings.DESCRIPTION);
    conditions.addAll(TopicMeasures.conditions(bench.scale()));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", BROKERS);
    ServiceInstance service = CommandService.start(bench, "command", kafka, Replication.THREE);
    try (TopicClient client =
        new TopicClient(kafka.bootstrapServers(), OrderCodec.TOPICS.results())) {
      SequencedMap<String, Long> pids = new LinkedHashMap<>();
      pids.put("service", service.pid());
      for (int broker = 0; broker < BROKERS; broker++) {
        pids.put("broker-" + broker, kafka.pid(broker));
      }
      List<Row> rows = new TopicMeasures(bench, client, OrderCodec.TOPICS).all("replicated", pids);
      Outcomes.requireAllAccepted(service);
      return rows;
    }
  }
}

package io.jangbu.benchmarks.echo;

import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.TopicMeasures;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.KafkaSettings;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.benchmarks.topic.Topics;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.localservices.lab.JavaProgram;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** {@link Echo} in a JVM like that of a service, and the client of all topic measures. */
public final class EchoSection implements Section {

  private static final AggregateTopics TOPICS = new AggregateTopics("echo");

  /** As the producers of the services have it. */
  private static final int SERVICES_LINGER = 5;

  /** As many as the command service writes for an accepted command. */
  private static final int RECORDS = 4;

  private static final int COMPARED_RATE = 50;
  private static final int PER_SECOND = 80_000;

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public String title() {
    return "echo: topic in, topic out, no transaction, no state";
  }

  @Override
  public Duration estimate(Scale scale) {
    return Duration.ofSeconds(30).plus(TopicMeasures.estimate(scale, PER_SECOND));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    List<String> conditions = new ArrayList<>();
    conditions.add(
        "1 broker, %d partitions, which does not fsync each write; JVM %s"
            .formatted(Topics.PARTITIONS, bench.jvm()));
    conditions.add(
        "its producer lingers %d ms as those of the services do; client: %s"
            .formatted(SERVICES_LINGER, KafkaSettings.DESCRIPTION));
    conditions.add(
        "in transactions: to %d topics, in a transaction with the offsets, as often as the command"
                .formatted(RECORDS)
            + " service commits: the least that exactly-once costs with as many records");
    conditions.addAll(TopicMeasures.conditions(bench.scale()));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    Topics.create(kafka.bootstrapServers(), TOPICS);
    try (TopicClient client = new TopicClient(kafka.bootstrapServers(), TOPICS.results())) {
      TopicMeasures measures = new TopicMeasures(bench, client, TOPICS);
      List<Row> rows = new ArrayList<>();
      try (JavaProgram echo = echo(bench, kafka, SERVICES_LINGER)) {
        rows.addAll(measures.all("echo", pids(echo, kafka)));
      }
      rows.addAll(inTransactions(bench, kafka, measures));
      try (JavaProgram _ = echo(bench, kafka, 0)) {
        measures.warmUp();
        rows.add(
            new Distribution(
                "echo.nolinger.%d.latency".formatted(COMPARED_RATE),
                "at %d/s with a producer that never lingers".formatted(COMPARED_RATE),
                measures.percentiles(COMPARED_RATE)));
      }
      return rows;
    }
  }

  private static List<Row> inTransactions(
      Workbench bench, LocalKafka kafka, TopicMeasures measures) {
    List<String> args =
        new ArrayList<>(
            List.of(kafka.bootstrapServers(), String.valueOf(SERVICES_LINGER), TOPICS.commands()));
    args.add(TOPICS.results());
    for (int i = 1; i < RECORDS; i++) {
      AggregateTopics other = new AggregateTopics("echo-" + i);
      Topics.create(kafka.bootstrapServers(), other);
      args.add(other.events());
    }
    try (JavaProgram echo =
        bench.lab().program("echo-transactions", bench.jvm(), TransactionalEcho.class, args)) {
      measures.warmUp();
      return measures.throughput(
          "echo.transactions",
          "pipelined, %d records in transactions".formatted(RECORDS),
          pids(echo, kafka));
    }
  }

  private static SequencedMap<String, Long> pids(JavaProgram echo, LocalKafka kafka) {
    SequencedMap<String, Long> pids = new LinkedHashMap<>();
    pids.put("echo", echo.pid());
    pids.put("broker", kafka.pid(0));
    return pids;
  }

  private static JavaProgram echo(Workbench bench, LocalKafka kafka, int linger) {
    return bench
        .lab()
        .program(
            "echo-linger-" + linger,
            bench.jvm(),
            Echo.class,
            List.of(
                kafka.bootstrapServers(),
                TOPICS.commands(),
                TOPICS.results(),
                String.valueOf(linger)));
  }
}

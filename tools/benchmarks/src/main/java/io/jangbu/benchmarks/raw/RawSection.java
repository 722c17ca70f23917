package io.jangbu.benchmarks.raw;

import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Repeatedly;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.Commands;
import io.jangbu.benchmarks.topic.KafkaSettings;
import io.jangbu.benchmarks.topic.Topics;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** An idempotent producer alone with the broker. */
public final class RawSection implements Section {

  private static final AggregateTopics TOPICS = new AggregateTopics("raw");
  private static final int RECORDS = 300_000;
  private static final int WARM_UP = 50_000;

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public String title() {
    return "raw: an idempotent producer, records a second";
  }

  @Override
  public Duration estimate(Scale scale) {
    return Duration.ofSeconds(6).plus(scale.time(Duration.ofSeconds(15)));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    return List.of(
        "1 broker, %d partitions; acks=all, lz4, linger 5 ms".formatted(Topics.PARTITIONS),
        "%,d records each time, after %,d to warm up; from the first send to the last acknowledgement"
            .formatted(bench.scale().count(RECORDS), WARM_UP));
  }

  @Override
  public List<Row> measure(Workbench bench) {
    LocalKafka kafka = bench.lab().kafka("kafka", 1);
    Topics.create(kafka.bootstrapServers(), TOPICS);
    int count = bench.scale().count(RECORDS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(KafkaSettings.producer(kafka.bootstrapServers(), 5))) {
      bench.now("warming up");
      send(producer, bench, WARM_UP);
      bench.now("sending");
      return List.of(
          new Figure(
              "raw.throughput",
              "records acknowledged",
              "records/s",
              Repeatedly.measure(() -> count / send(producer, bench, count))));
    }
  }

  /** In seconds. */
  private static double send(KafkaProducer<byte[], byte[]> producer, Workbench bench, int count) {
    Commands commands = new OrderCommands(bench.newOrders(), TOPICS);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
    for (int n = 0; n < count; n++) {
      records.add(commands.record(n));
    }
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    long begin = System.nanoTime();
    for (ProducerRecord<byte[], byte[]> record : records) {
      var _ =
          producer.send(
              record,
              (_, exception) -> {
                if (exception != null) {
                  failure.set(exception);
                }
              });
    }
    producer.flush();
    Exception cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("a record was not acknowledged: " + cause, cause);
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}

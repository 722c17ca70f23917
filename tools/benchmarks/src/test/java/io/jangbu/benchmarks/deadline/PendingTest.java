package io.jangbu.benchmarks.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.benchmarks.pipeline.CommandService;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.benchmarks.topic.TopicClient;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carts that expire in the real service. */
class PendingTest {

  private static final Scale LEAST = new Scale("least", 0.001);
  private static final Duration EXPIRY = Duration.ofSeconds(3);

  @TempDir Path directory;

  @Test
  void seesWhatIsPendingBecomeDueAndHowLateThatIs() {
    try (Lab lab = Lab.open(Path.of("../.."), directory)) {
      Workbench bench =
          new Workbench(lab, LEAST, Jvm.quickToStart(), new AtomicLong(1L << 32), _ -> {});
      LocalKafka kafka = lab.kafka("kafka", 1);
      String address = kafka.bootstrapServers();
      CommandService.startWith(
          bench, "command", kafka, "jangbu.carts.expiry", EXPIRY.toSeconds() + "s");
      Map<String, Double> values = new HashMap<>();
      try (TopicClient orders = new TopicClient(address, OrderCodec.TOPICS.results());
          TopicClient carts = new TopicClient(address, CartCodec.TOPICS.results());
          Pending pending = Pending.make(bench, address, carts, 200, EXPIRY)) {
        PendingMeasures measures = new PendingMeasures(bench, orders, carts, 200);
        measures.take();

        for (Row row : pending.fire(bench, orders)) {
          values.putAll(row.values());
        }
        measures.rows().forEach(row -> values.putAll(row.values()));
      }

      assertThat(values)
          .containsKeys("deadlines.200.orders.throughput", "deadlines.burst.200.orders.latency.p50")
          .allSatisfy((key, value) -> assertThat(value).as(key).isPositive());
      assertThat(values.get("deadlines.burst.200.late.p50"))
          .as("not before its time, and in ms")
          .isGreaterThan(0.1);
    }
  }
}

package io.jangbu.benchmarks.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.benchmarks.echo.Echo;
import io.jangbu.benchmarks.load.OpenLoop;
import io.jangbu.benchmarks.load.Percentiles;
import io.jangbu.benchmarks.order.OrderCommands;
import io.jangbu.benchmarks.order.Orders;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a real broker and a real echo in a JVM of its own. */
class EchoedCommandsTest {

  private static final AggregateTopics TOPICS = new AggregateTopics("echo");

  @TempDir Path directory;

  @Test
  void recognisesEachCommandThatComesBack() {
    try (Lab lab = Lab.open(Path.of("../.."), directory)) {
      LocalKafka kafka = lab.kafka("kafka", 1);
      Topics.create(kafka.bootstrapServers(), TOPICS);
      lab.program(
          "echo",
          Jvm.deployed(),
          Echo.class,
          List.of(kafka.bootstrapServers(), TOPICS.commands(), TOPICS.results(), "0"));
      try (TopicClient client = new TopicClient(kafka.bootstrapServers(), TOPICS.results())) {
        assertThat(client.pipelined(commands(1), 1_000)).isPositive();

        Set<Long> back = ConcurrentHashMap.newKeySet();
        Percentiles latencies =
            client.atRate(OpenLoop.at(200), Duration.ofSeconds(1), commands(2), back::add);

        assertThat(latencies.count()).isEqualTo(200);
        assertThat(latencies.p50()).isPositive();
        assertThat(back).hasSize(200).contains(0L, 199L);

        client.fill(commands(3).from(10), 100);
      }
    }
  }

  private static Commands commands(long seed) {
    return new OrderCommands(new Orders(seed), TOPICS);
  }
}

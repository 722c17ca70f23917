package io.jangbu.projection.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.tracing.Traces;
import io.jangbu.projection.Broker;
import io.jangbu.projection.EventLogs;
import io.jangbu.projection.streams.InstanceSettings;
import io.jangbu.projection.streams.ProjectionTopology;
import io.jangbu.projection.streams.StoreSettings;
import io.jangbu.projection.timetravel.TimeTravelSettings;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class GenerationsTest {

  private final CountDownLatch looking = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void doesNotFailWhenItIsStoppedWhileItLooksForTheTopics(@TempDir Path state) throws Exception {
    try (EventLogs _ = EventLogs.fresh()) {
      StoppedMeanwhile kafka = new StoppedMeanwhile();
      kafka.setBootstrapServers(List.of(Broker.bootstrapServers()));
      Generations generations =
          new Generations(
              List.of(orders()),
              List.of(),
              new ProjectionTopology(
                  new SimpleMeterRegistry(), new TimeTravelSettings(100), Traces.off()),
              new InstanceSettings(state, "127.0.0.1:1", null),
              new StoreSettings(null),
              kafka,
              new SimpleMeterRegistry());
      kafka.generations = generations;

      generations.start();
      looking.await();
      generations.stop();

      assertThat(generations.failed()).isFalse();
      assertThat(generations.answering()).isEmpty();
      assertThat(generations.isRunning()).isFalse();
    }
  }

  private static Projection<OrderEvent, Order> orders() {
    return new Projection<>(
        OrderCodec.TOPICS, new OrderCodec(), new OrderDecider(), new OrderSnapshots(), List.of());
  }

  /** Where the look's settings are asked for, the stop comes, and its interrupt is missed. */
  private final class StoppedMeanwhile extends KafkaProperties {

    @SuppressWarnings("NullAway.Init") // the generations needs these settings first
    private volatile Generations generations;

    @Override
    public Map<String, Object> buildAdminProperties() {
      looking.countDown();
      // Awaitility would end with the interrupt that this waits for.
      while (!Thread.interrupted()) {
        Thread.onSpinWait();
      }
      assertThat(generations.isRunning()).isFalse();
      return super.buildAdminProperties();
    }
  }
}

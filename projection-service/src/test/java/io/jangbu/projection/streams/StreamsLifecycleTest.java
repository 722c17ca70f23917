package io.jangbu.projection.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.projection.EventLog;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ViewIndex;
import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.order.OrderCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class StreamsLifecycleTest {

  private final CountDownLatch looking = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void doesNotFailWhenItIsStoppedWhileItLooksForTheTopics(@TempDir Path state) throws Exception {
    try (EventLog _ = EventLog.fresh()) {
      StoppedMeanwhile kafka = new StoppedMeanwhile();
      kafka.setBootstrapServers(List.of(EventLog.bootstrapServers()));
      StreamsLifecycle lifecycle =
          new StreamsLifecycle(
              List.of(orders()),
              List.of(),
              new InstanceSettings(state, "127.0.0.1:1", null),
              kafka,
              new SimpleMeterRegistry());
      kafka.lifecycle = lifecycle;

      lifecycle.start();
      looking.await();
      lifecycle.stop();

      assertThat(lifecycle.failed()).isFalse();
      assertThat(lifecycle.state()).isNull();
      assertThat(lifecycle.isRunning()).isFalse();
    }
  }

  private static Projection<OrderEvent, Order> orders() {
    return new Projection<>(
        ContextTopics.ORDERS, new OrderCodec(), new OrderDecider(), new NoIndex());
  }

  /** Where the look's settings are asked for, the stop comes, and its interrupt is missed. */
  private final class StoppedMeanwhile extends KafkaProperties {

    @SuppressWarnings("NullAway.Init") // the lifecycle needs these settings first
    private volatile StreamsLifecycle lifecycle;

    @Override
    public Map<String, Object> buildAdminProperties() {
      looking.countDown();
      // Awaitility would end with the interrupt that this waits for.
      while (!Thread.interrupted()) {
        Thread.onSpinWait();
      }
      assertThat(lifecycle.isRunning()).isFalse();
      return super.buildAdminProperties();
    }
  }

  private static final class NoIndex implements ViewIndex<Order> {
    @Override
    public List<StoreBuilder<?>> stores() {
      return List.of();
    }

    @Override
    public Updater<Order> open(ProcessorContext<?, ?> context) {
      throw new AssertionError("nothing is started");
    }
  }
}

package io.jangbu.projection.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.kafka.streams.StoreSettings;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.projection.Broker;
import io.jangbu.projection.EventLogs;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class ProjectionVersionsTest {

  private final CountDownLatch looking = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void doesNotFailWhenItIsStoppedWhileItLooksForTheTopics(@TempDir Path state) throws Exception {
    try (EventLogs _ = EventLogs.fresh()) {
      StoppedMeanwhile kafka = new StoppedMeanwhile();
      kafka.setBootstrapServers(List.of(Broker.bootstrapServers()));
      ProjectionVersions versions =
          new ProjectionVersions(
              new VersionStart(
                  List.of(orders()),
                  List.of(),
                  new ProjectionTopology(
                      new SimpleMeterRegistry(),
                      new TimeTravelSettings(100),
                      Traces.off(),
                      EventTrust.NONE),
                  new InstanceSettings(state, "127.0.0.1:1", null),
                  new StoreSettings(null),
                  kafka,
                  new SimpleMeterRegistry()));
      kafka.versions = versions;

      versions.start();
      looking.await();
      versions.stop();

      assertThat(versions.failed()).isFalse();
      assertThat(versions.answering()).isEmpty();
      assertThat(versions.isRunning()).isFalse();
      assertThat(kafka.asked).as("nothing more is begun after the stop").hasValue(1);
    }
  }

  private static Projection<OrderEvent, Order> orders() {
    return new Projection<>(
        OrderCodec.TOPICS, new OrderCodec(), new OrderDecider(), new OrderSnapshots(), List.of());
  }

  /** Where the look's settings are asked for, the stop comes, and its interrupt is missed. */
  private final class StoppedMeanwhile extends KafkaProperties {

    @SuppressWarnings("NullAway.Init") // the versions needs these settings first
    private volatile ProjectionVersions versions;

    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public Map<String, Object> buildAdminProperties() {
      asked.incrementAndGet();
      looking.countDown();
      // Awaitility would end with the interrupt that this waits for.
      while (!Thread.interrupted()) {
        LockSupport.park();
      }
      assertThat(versions.isRunning()).isFalse();
      return super.buildAdminProperties();
    }
  }
}

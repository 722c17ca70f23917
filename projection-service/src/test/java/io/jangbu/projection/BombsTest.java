package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static io.jangbu.projection.OrderStream.SHIP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.hosts.Bomb;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few kilobytes that unpack to 150 MB, among the events and in a changelog. */
class BombsTest {

  private static final int PARTITION = StreamPartition.of("b-1", EventLogs.PARTITIONS);

  @Test
  void passesOverThemInProjectingAndInRestoring(@TempDir Path first, @TempDir Path second)
      throws Exception {
    String before;
    try (EventLogs log = EventLogs.fresh()) {
      try (Instance instance = Instance.start("bombs", first).awaitReady()) {
        log.orders().publish(OrderStream.of("b-1", CREATE, PAY));
        Bomb.sendTogether(
            Bomb.of(OrderCodec.TOPICS.events(), PARTITION, "b-1/0000000009".getBytes(UTF_8)));
        log.orders().publish(OrderStream.of("b-1", CREATE, PAY, SHIP).subList(2, 3));

        await().until(() -> order(instance).contains("SHIPPED"));
        assertThat(
                instance.counter(
                    "jangbu.projection.skipped", "context", "orders", "reason", "value"))
            .isEqualTo(1);
        assertThat(instance.counter("jangbu.projection.gaps", "context", "orders")).isZero();
        before = order(instance);
      }
      Bomb.sendTogether(Bomb.of("bombs-orders-view-changelog", PARTITION, "b-1".getBytes(UTF_8)));
      try (Instance restored = Instance.start("bombs", second).awaitReady()) {
        assertThat(order(restored)).isEqualTo(before);
        assertThat(restored.counter("jangbu.consumer.not.taken")).isGreaterThanOrEqualTo(2);
        assertThat(restored.get("/orders/b-1/events").each("events", "version")).hasSize(3);
      }
    }
  }

  private static String order(Instance instance) {
    return instance.get("/orders/b-1").response().body();
  }
}

package io.jangbu.shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.shipping.scene.FakeCarrier;
import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several instances share the work. */
class InstancesTest {

  @Test
  void sendEachShipmentOnceBetweenThem() throws Exception {
    try (Scene scene = Scene.ready()) {
      Subscriber one = scene.subscriber("jangbu.carrier.timeout=10s");
      Subscriber two = scene.subscriber("jangbu.carrier.timeout=10s");
      List<String> orders = IntStream.range(0, 300).mapToObj(i -> "order-" + i).toList();
      scene.topic.ship(orders.toArray(String[]::new));

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(two.count("ACCEPTED")).isEqualTo(300));

      assertThat(scene.carrier.requests())
          .extracting(FakeCarrier.Request::orderId)
          .containsExactlyInAnyOrderElementsOf(orders);
      assertThat(one.events("requested") + two.events("requested")).isEqualTo(300);
    }
  }
}

package io.jangbu.shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With another number of partitions most events would look as if they were in a wrong one. */
class PartitionsAddedTest {

  @Test
  void takesInNothingAndIsUnreadyInPlaceOfSkippingWhatIsInItsPlace() throws Exception {
    try (Scene scene = Scene.ready()) {
      Subscriber subscriber = scene.subscriber();
      scene.topic.ship("before");
      await().untilAsserted(() -> assertThat(subscriber.statusOf("before")).isEqualTo("ACCEPTED"));

      scene.topic.grow(6);
      scene.topic.ship("o-1", "o-2", "o-3", "o-4", "o-5", "o-6");

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> subscriber.get("/actuator/health/readiness").status() == 503);
      assertThat(subscriber.events("malformed")).isZero();
      assertThat(subscriber.events("requested")).isBetween(1L, 7L);
    }
  }
}

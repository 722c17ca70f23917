package io.jangbu.shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Services start in any order. */
class EarlyStartTest {

  @Test
  void waitsForTheDatabaseAndForTheTopic() throws Exception {
    try (Scene scene = Scene.bare()) {
      CompletableFuture<Subscriber> starting =
          CompletableFuture.supplyAsync(
              () -> scene.subscriber("spring.datasource.hikari.connection-timeout=300"));
      await().during(Duration.ofMillis(1_500)).until(() -> !starting.isDone());
      scene.wire().mend();
      Subscriber subscriber = starting.get(30, TimeUnit.SECONDS);
      await()
          .untilAsserted(() ->
              assertThat(subscriber.get("/actuator/health/readiness").status()).isEqualTo(200));

      scene.topic.create();
      scene.topic.ship("early");

      await().untilAsserted(() -> assertThat(subscriber.statusOf("early")).isEqualTo("ACCEPTED"));
    }
  }
}

package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that falls behind says how far, and is not ready for so long. */
class StalenessTest {

  private static final String STALENESS = "jangbu.projection.staleness";
  private static final String LAG = "jangbu.projection.lag.records";

  @Test
  void growsWhileTheViewsAreBehindAndIsGoneWhenTheyHaveCaughtUp(@TempDir Path state) {
    try (EventLogs log = EventLogs.fresh();
        Instance instance =
            Instance.start("staleness", state, "--jangbu.readiness.max-staleness=1s")) {
      instance.awaitReady();
      log.orders().publish(OrderStream.of("s-1", CREATE));
      await().until(() -> instance.lag(LAG, "orders") == 0);
      assertThat(instance.lag(STALENESS, "orders")).isZero();

      instance.pause();
      log.orders().publish(OrderStream.of("s-2", CREATE, PAY));
      await().until(() -> instance.lag(STALENESS, "orders") > 1.2);
      assertThat(instance.lag(LAG, "orders")).isEqualTo(2);
      assertThat(instance.lag(STALENESS, "inventory")).isZero();
      assertThat(instance.isReady()).isFalse();
      assertThat(instance.get("/actuator/health/liveness").status()).isEqualTo(200);

      instance.resume();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> instance.lag(STALENESS, "orders") == 0 && instance.isReady());
      assertThat(instance.lag(LAG, "orders")).isZero();
    }
  }
}

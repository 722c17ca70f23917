package io.jangbu.resilience.scenario;

import static org.awaitility.Awaitility.await;

import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.outside.Database;
import java.time.Duration;
import java.time.Instant;

/** What the subscriber has to do. */
final class Shipping {

  /** The longest pause between two attempts is 60 s. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Shipping() {}

  /** Waits until what was asked for so far is with the carrier. */
  static void awaitUpToDate(Cluster cluster) {
    Database database = new Database(cluster.postgres().jdbcUrl(), cluster.postgres().password());
    Instant now = Instant.now();
    await("the carrier has what was asked for by " + now)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> database.waiting(now) == 0);
  }
}

package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import java.util.Random;

/** PostgreSQL is away for half a minute. */
record DatabaseAway(String name, int strikes) implements Scenario {

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    cluster.postgres().stop();
    Moments.pass(Duration.ofSeconds(30));
    cluster.postgres().start();
    Shipping.awaitUpToDate(cluster);
  }
}

package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import java.util.Random;

/** The carrier is away for half a minute. */
record CarrierAway(String name, int strikes) implements Scenario {

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    cluster.carrier().goDown();
    Moments.pass(Duration.ofSeconds(30));
    cluster.carrier().comeBack();
    Shipping.awaitUpToDate(cluster);
  }
}

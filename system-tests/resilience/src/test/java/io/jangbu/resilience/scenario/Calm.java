package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import java.util.Random;

/** Nothing breaks: what the others are compared with. */
record Calm(String name, int strikes) implements Scenario {

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    Moments.pass(Duration.ofSeconds(5));
  }
}

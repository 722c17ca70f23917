package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import java.util.Random;

/** The broker that leads the most partitions is killed, and comes back after a while. */
record KilledBroker(String name, int strikes) implements Scenario {

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    int victim = cluster.brokers().leader();
    notes.add("broker " + (victim + 1) + " killed");
    cluster.brokers().kill(victim);
    Moments.pass(Moments.between(random, Duration.ofSeconds(5), Duration.ofSeconds(10)));
    cluster.brokers().restart(victim);
    cluster.brokers().awaitInSync();
  }
}

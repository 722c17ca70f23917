package io.jangbu.resilience.scenario;

import io.jangbu.localservices.ServiceInstance;
import io.jangbu.resilience.cluster.Brokers;
import io.jangbu.resilience.cluster.Cluster;
import java.util.List;
import java.util.Random;

/**
 * Everything is stopped in good order and started again, one after the other, as a new release is
 * rolled out. Each strike is the turn of one.
 */
final class RollingRestart implements Scenario {

  private final String name;
  private int turn;

  RollingRestart(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int strikes() {
    return Brokers.COUNT + 6;
  }

  /** All of it, or it is no rolling restart. */
  @Override
  public int leastStrikes() {
    return strikes();
  }

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    List<ServiceInstance> services = cluster.services();
    int next = turn++ % (Brokers.COUNT + services.size());
    if (next < Brokers.COUNT) {
      cluster.brokers().restart(next);
      cluster.brokers().awaitInSync();
      notes.add("broker " + (next + 1));
    } else {
      ServiceInstance service = services.get(next - Brokers.COUNT);
      boolean graceful = service.stop();
      service.start();
      service.awaitReady();
      notes.add(service.name() + (graceful ? "" : " (did not stop by itself)"));
    }
  }
}

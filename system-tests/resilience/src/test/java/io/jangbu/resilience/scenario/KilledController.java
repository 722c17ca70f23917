package io.jangbu.resilience.scenario;

import io.jangbu.localservices.ServiceInstance;
import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * The broker that is the active controller is killed while nothing writes but the command services.
 * Then the dead broker counts as in sync until there is a new controller and that one has given the
 * dead one up; a transaction whose end waits for its copy so long that it times out is taken up
 * again only with the next one of the same coordinator, or when a broker's request times out. The
 * projection services are stopped, since their transactions would be that next one.
 */
record KilledController(String name, int strikes) implements Scenario {

  @Override
  public Optional<Duration> longestPause() {
    return Optional.of(Duration.ofSeconds(15));
  }

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    cluster.projections().forEach(ServiceInstance::stop);
    Moments.pass(Moments.between(random, Duration.ofSeconds(2), Duration.ofSeconds(4)));
    int victim = cluster.brokers().controller();
    notes.add("controller " + (victim + 1) + " killed");
    cluster.brokers().kill(victim);
    Moments.pass(Moments.between(random, Duration.ofSeconds(12), Duration.ofSeconds(15)));
    cluster.heal();
    cluster.brokers().awaitInSync();
  }
}

package io.jangbu.resilience.scenario;

import io.jangbu.localservices.ServiceInstance;
import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.time.Moments;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * An instance is killed, and comes back later.
 *
 * @param away zero: it is started again at once, as by a supervisor; longer than a session: the
 *     other one has to take over
 */
record KilledInstance(
    String name, int strikes, Function<Cluster, List<ServiceInstance>> instances, Duration away)
    implements Scenario {

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    List<ServiceInstance> all = instances.apply(cluster);
    ServiceInstance victim = all.get(random.nextInt(all.size()));
    victim.kill();
    Moments.pass(away);
    victim.start();
    Duration ready = victim.awaitReady();
    notes.add(
        "%s killed, ready %.1f s after its start".formatted(victim.name(), ready.toMillis() / 1e3));
  }
}

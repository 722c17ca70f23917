package io.jangbu.resilience.scenario;

import static org.awaitility.Awaitility.await;

import io.jangbu.localservices.Metrics;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.cluster.PostgresWire;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * A subscriber is killed when the database has committed what it took in and Kafka has not yet
 * heard that it did: the answer to the database's commit is kept from it. The same events must come
 * again, and be known.
 */
record KilledBetweenCommits(String name, int strikes) implements Scenario {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    int index = random.nextInt(cluster.subscribers().size());
    ServiceInstance victim = cluster.subscribers().get(index);
    ServiceInstance other = cluster.subscribers().get(1 - index);
    PostgresWire wire = cluster.wireOf(victim);
    double before = duplicates(other);
    CompletableFuture<Void> committed = wire.keepAnswerToNextCommit();
    await("a commit of " + victim.name()).atMost(PATIENCE).until(committed::isDone);
    victim.kill();
    wire.restore();
    victim.start();
    victim.awaitReady();
    await("what was committed comes again")
        .atMost(PATIENCE)
        .until(() -> duplicates(victim) + duplicates(other) > before);
    notes.add(
        "%s killed after the database's commit; %.0f events came again and were known"
            .formatted(victim.name(), duplicates(victim) + duplicates(other) - before));
  }

  private static double duplicates(ServiceInstance subscriber) {
    return Metrics.of(subscriber).sum("jangbu_inbox_events_total", "outcome=\"duplicate\"");
  }
}

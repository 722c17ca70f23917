package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import java.time.Duration;
import java.util.Random;

/**
 * Every process is killed in the same instant, as by a power cut that spares the disks: brokers,
 * services and database. All are started again on what they have left.
 */
record KilledEverything(String name, int strikes) implements Scenario {

  private static final Duration READY_WITHIN = Duration.ofSeconds(Integer.getInteger("ready", 300));

  /** Whether a transaction is torn, and where, is left to the moment. */
  @Override
  public int leastStrikes() {
    return strikes();
  }

  @Override
  public void strike(Cluster cluster, Random random, Notes notes) {
    cluster.killAll();
    long begin = System.nanoTime();
    cluster.heal();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    notes.add("all of it killed, ready %.1f s after its start".formatted(took.toMillis() / 1e3));
    if (took.compareTo(READY_WITHIN) > 0) {
      throw new IllegalStateException(
          "ready only %d s after the start, not %d s"
              .formatted(took.toSeconds(), READY_WITHIN.toSeconds()));
    }
    cluster.brokers().awaitInSync();
  }
}

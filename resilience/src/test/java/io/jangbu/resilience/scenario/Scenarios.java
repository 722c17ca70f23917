package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.outside.Garbage;
import java.time.Duration;
import java.util.List;

/** All that the pipeline has to survive. */
public final class Scenarios {

  /** Longer than a session of 6 s, so that the other instance takes over. */
  private static final Duration AWAY = Duration.ofSeconds(10);

  private Scenarios() {}

  public static List<Scenario> all(Garbage garbage) {
    return List.of(
        new Calm("nothing (for comparison)", 2),
        new KilledInstance(
            "kill -9 of a command-service that is back at once",
            3,
            Cluster::commands,
            Duration.ZERO),
        new KilledInstance(
            "kill -9 of a command-service that stays away", 3, Cluster::commands, AWAY),
        new KilledInstance(
            "kill -9 of a projection-service that is back at once",
            2,
            Cluster::projections,
            Duration.ZERO),
        new KilledInstance(
            "kill -9 of a projection-service that stays away", 2, Cluster::projections, AWAY),
        new KilledBetweenCommits("kill -9 of a subscriber between its two commits", 3),
        new KilledBroker("kill -9 of the leading broker", 3),
        new FrozenWriter("command-service frozen for longer than its session", 3),
        new DatabaseAway("PostgreSQL away for 30 s", 2),
        new CarrierAway("carrier away for 30 s", 2),
        new RollingRestart("rolling restart of everything"),
        new GarbageEverywhere("garbage on every topic", 3, garbage));
  }
}

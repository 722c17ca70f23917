package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.outside.Garbage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All that the pipeline has to survive. */
public final class Scenarios {

  /** Longer than a session of 6 s, so that the other instance takes over. */
  private static final Duration AWAY = Duration.ofSeconds(10);

  /** {@code -Dcrashes}. */
  private static final int CRASHES = Integer.getInteger("crashes", 2);

  private Scenarios() {}

  /** All that the pipeline has to survive. */
  public static List<Scenario> all(Garbage garbage) {
    return Stream.of(ofEachRun(), inTurn(garbage)).flatMap(List::stream).toList();
  }

  /** Those that are played in every run. */
  public static List<Scenario> ofEachRun() {
    return List.of(
        new KilledEverything("kill -9 of everything at once", CRASHES),
        new KilledInstance(
            "kill -9 of a command-service that stays away", 3, Cluster::commands, AWAY),
        new RebuiltInTheMiddle("rebuild of all state while a command-service is killed", 2));
  }

  /** Those that take turns where time is short. */
  public static List<Scenario> inTurn(Garbage garbage) {
    return List.of(
        new KilledBroker("kill -9 of the leading broker", 3),
        new KilledController("kill -9 of the controller under commands alone", 2),
        new FrozenWriter("command-service frozen for longer than its session", 3),
        new Calm("nothing (for comparison)", 2),
        new KilledInstance(
            "kill -9 of a command-service that is back at once",
            3,
            Cluster::commands,
            Duration.ZERO),
        new KilledInstance(
            "kill -9 of a projection-service that is back at once",
            2,
            Cluster::projections,
            Duration.ZERO),
        new KilledInstance(
            "kill -9 of a projection-service that stays away", 2, Cluster::projections, AWAY),
        new KilledBetweenCommits("kill -9 of a subscriber between its two commits", 3),
        new DatabaseAway("PostgreSQL away for 30 s", 2),
        new CarrierAway("carrier away for 30 s", 2),
        new RollingRestart("rolling restart of everything"),
        new GarbageEverywhere("garbage on every topic", 3, garbage));
  }
}

package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Something that breaks, and is mended again, while the load goes on. */
public interface Scenario {

  /** As the report names it. */
  String name();

  /** How often it strikes. */
  int strikes();

  /** How often it strikes when time is short. */
  default int leastStrikes() {
    return 1;
  }

  /** How long the senders to a partition may wait in vain, if there is a bound to it. */
  default Optional<Duration> longestPause() {
    return Optional.empty();
  }

  /** Whether it rebuilds the command state, which forgets commands that have left no event. */
  default boolean forgets() {
    return false;
  }

  /**
   * Breaks it and returns when it is mended.
   *
   * @param random what is left to chance comes from here
   * @param notes for what is worth telling, such as who was hit
   */
  void strike(Cluster cluster, Random random, Notes notes);
}

package io.jangbu.resilience.scenario;

import io.jangbu.resilience.cluster.Cluster;
import java.util.Random;

/** Something that breaks, and is mended again, while the load goes on. */
public interface Scenario {

  /** As the report names it. */
  String name();

  /** How often it strikes. */
  int strikes();

  /** How often it strikes on a machine so slow that the whole suite takes too long. */
  default int leastStrikes() {
    return Math.min(2, strikes());
  }

  /**
   * Breaks it and returns when it is mended.
   *
   * @param random what is left to chance comes from here
   * @param notes for what is worth telling, such as who was hit
   */
  void strike(Cluster cluster, Random random, Notes notes);
}

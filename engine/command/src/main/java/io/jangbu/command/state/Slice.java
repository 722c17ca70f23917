package io.jangbu.command.state;

import java.time.Duration;

/**
 * How much of a rebuild is done at once. In between, the stream thread serves its other partitions
 * and commits: a transaction that takes longer than its timeout, 5 s by default, is aborted.
 */
final class Slice {

  private static final long LONGEST = Duration.ofMillis(50).toNanos();
  private static final int MOST_RECORDS = 1_000;

  private final long until = System.nanoTime() + LONGEST;
  private int records = MOST_RECORDS;

  void spend(int spent) {
    records -= spent;
  }

  boolean isOver() {
    return records <= 0 || System.nanoTime() - until >= 0;
  }
}

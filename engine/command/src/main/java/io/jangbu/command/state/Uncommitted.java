package io.jangbu.command.state;

import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The commands whose results one stream thread has written and not committed yet: when the broker
 * took each, and the timer that hears of it. Only that thread uses it.
 */
final class Uncommitted {

  private Timer[] timers = new Timer[256];
  private long[] taken = new long[256];
  private int size;

  /** {@code takenAt} in epoch milliseconds. */
  void add(Timer timer, long takenAt) {
    if (size == taken.length) {
      timers = Arrays.copyOf(timers, 2 * size);
      taken = Arrays.copyOf(taken, 2 * size);
    }
    timers[size] = timer;
    taken[size++] = takenAt;
  }

  /** All of them are committed, at {@code now} in epoch milliseconds. */
  void committed(long now) {
    for (int i = 0; i < size; i++) {
      timers[i].record(Math.max(0, now - taken[i]), TimeUnit.MILLISECONDS);
    }
    size = 0;
  }

  /** None of them is: they will be decided again, here or elsewhere. */
  void aborted() {
    size = 0;
  }
}

package io.jangbu.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when it is told to. */
final class ScriptedTicker implements Ticker {

  private final AtomicLong now = new AtomicLong();

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  public void awaitNanoTime(long time) {
    now.accumulateAndGet(time, Math::max);
  }

  void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}

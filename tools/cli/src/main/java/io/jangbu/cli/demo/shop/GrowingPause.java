package io.jangbu.cli.demo.shop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Between attempts at the same: each pause is twice as long as the one before, up to a bound. */
final class GrowingPause {

  private final Duration longest;
  private Duration next;

  GrowingPause(Duration first, Duration longest) {
    this.next = first;
    this.longest = longest;
  }

  /** Takes the next one. It is no shorter than was asked for, but for the bound. */
  void take(Duration asked) throws InterruptedException {
    Duration pause = asked.compareTo(next) > 0 ? asked : next;
    TimeUnit.NANOSECONDS.sleep(bounded(pause).toNanos());
    next = bounded(next.multipliedBy(2));
  }

  private Duration bounded(Duration pause) {
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}

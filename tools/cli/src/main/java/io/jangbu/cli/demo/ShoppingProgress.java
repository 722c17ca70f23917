package io.jangbu.cli.demo;

import io.jangbu.cli.demo.shop.Opening;
import io.jangbu.cli.demo.shop.Visit;
import io.jangbu.cli.progress.Progress;
import java.time.Duration;

/** Tells how far the shopping is: in checkouts, or in seconds where these bound it. */
final class ShoppingProgress {

  private final Progress progress;
  private final Opening opening;
  private final long began = System.nanoTime();
  private long told;

  ShoppingProgress(Progress progress, Opening opening) {
    this.progress = progress;
    this.opening = opening;
  }

  void begin() {
    Integer checkouts = opening.checkouts();
    Duration length = opening.length();
    if (checkouts != null) {
      progress.begin("Shopping", " checkouts", 1, checkouts);
    } else if (length != null) {
      progress.begin("Shopping", " seconds", 1, length.toSeconds());
    }
  }

  /** Somebody has gone. */
  void left(Visit visit) {
    Duration length = opening.length();
    if (opening.checkouts() == null && length != null) {
      long gone = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      // The last shoppers may go after it.
      long seconds = Math.min(gone, length.toSeconds());
      progress.step(seconds - told);
      told = seconds;
    } else if (visit.orderId() != null) {
      progress.step(1);
    }
  }

  void end() {
    progress.end();
  }
}

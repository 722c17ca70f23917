package io.jangbu.cli.demo.shop;

import io.jangbu.cli.progress.StopSignal;
import java.time.Duration;

/**
 * How much time people take.
 *
 * @param stop after which nobody takes any
 * @param hurried whether nobody takes any at all
 */
public record Pace(StopSignal stop, boolean hurried) {

  /** A while, by that factor. */
  void think(Duration time, double slowness) {
    if (!hurried && !stop.requested()) {
      stop.requestedWithin(Duration.ofMillis(Math.round(time.toMillis() * slowness)));
    }
  }
}

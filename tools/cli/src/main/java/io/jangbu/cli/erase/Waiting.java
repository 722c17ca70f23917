package io.jangbu.cli.erase;

import io.jangbu.cli.erase.proof.Proof;
import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.QuietProgress;
import io.jangbu.cli.progress.StopSignal;
import java.time.Duration;

/**
 * Looks until nothing stands any more: projections and the subscriber follow the log with a delay.
 */
final class Waiting {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Proof proof;
  private final Duration timeout;
  private final Progress progress;
  private final StopSignal stop;

  /** {@code timeout} is how long to wait when there is no progress. */
  Waiting(Proof proof, Duration timeout, Progress progress, StopSignal stop) {
    this.proof = proof;
    this.timeout = timeout;
    this.progress = progress;
    this.stop = stop;
  }

  /**
   * The last look: nothing stands, or what does has stood for too long, or it was stopped.
   *
   * @throws CannotStartException if the broker cannot be asked what is there
   */
  Proof.Result look() throws CannotStartException {
    Proof.Result result = proof.look(progress);
    long first = result.standing();
    long least = first;
    if (first == 0) {
      return result;
    }
    progress.begin("Waiting for the read side", " records", 1, first);
    try {
      long lastStep = System.nanoTime();
      while (result.standing() > 0
          && !proof.isCutOff()
          && System.nanoTime() - lastStep < timeout.toNanos()
          && !stop.requestedWithin(PAUSE)) {
        result = proof.look(new QuietProgress(progress));
        if (result.standing() < least) {
          progress.step(least - result.standing());
          least = result.standing();
          lastStep = System.nanoTime();
        }
      }
      return result;
    } finally {
      progress.end();
    }
  }
}

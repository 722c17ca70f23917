package io.jangbu.cli.importer;

import io.jangbu.cli.progress.Progress;
import java.time.Duration;

/** How long no answer has come: told of after a while, and too long some time later. */
final class Silence {

  private static final Duration WORTH_A_NOTE = Duration.ofSeconds(10);

  private final Duration longest;
  private final Progress progress;
  private long since = System.nanoTime();
  private boolean noted;

  Silence(Duration longest, Progress progress) {
    this.longest = longest;
    this.progress = progress;
  }

  /** An answer has come. */
  void broken() {
    since = System.nanoTime();
    noted = false;
  }

  boolean isTooLong() {
    long nanos = System.nanoTime() - since;
    if (!noted && nanos > WORTH_A_NOTE.toNanos() && nanos < longest.toNanos()) {
      noted = true;
      progress.note(
          "No answer for "
              + WORTH_A_NOTE.toSeconds()
              + " s. Is the command service running? The import waits up to "
              + longest.toSeconds()
              + " s for it.");
    }
    return nanos >= longest.toNanos();
  }
}

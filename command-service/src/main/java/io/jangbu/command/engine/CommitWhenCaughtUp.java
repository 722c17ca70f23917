package io.jangbu.command.engine;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Asks for a commit once no more commands come, and leaves it to the commit interval while they do.
 *
 * <p>A commit per command would collapse under load, and the interval alone makes a lone command
 * wait. "No more come" is: none between two short ticks. No two clocks are compared.
 */
final class CommitWhenCaughtUp {

  private static final Duration TICK = Duration.ofMillis(2);

  private final ProcessingContext streams;
  private boolean uncommitted;
  private boolean quiet;

  private CommitWhenCaughtUp(ProcessingContext streams) {
    this.streams = streams;
  }

  static CommitWhenCaughtUp schedule(ProcessingContext streams) {
    CommitWhenCaughtUp commit = new CommitWhenCaughtUp(streams);
    streams.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> commit.tick());
    return commit;
  }

  void recordProcessed() {
    uncommitted = true;
    quiet = false;
  }

  private void tick() {
    if (uncommitted && quiet) {
      streams.commit();
      uncommitted = false;
    }
    quiet = true;
  }
}

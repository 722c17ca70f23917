package io.jangbu.command.state;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a partition waits for before its commands are decided: that no transaction is open among its
 * events, and that it is recorded from where on they are authenticated.
 */
final class Settling {

  private static final Logger log = LoggerFactory.getLogger(Settling.class);
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final TopicPartition events;
  private final Sealing sealing;
  private final ExtentQuestion question;
  private @Nullable Long end;
  private @Nullable CompletableFuture<?> begun;
  private long again = System.nanoTime();

  /** {@code end}: where the events end, if that is known and no transaction open among them. */
  Settling(TopicPartition events, StateParts parts, @Nullable Long end) {
    this.events = events;
    this.sealing = parts.sealing();
    this.question = new ExtentQuestion(parts.events(), events);
    this.end = end;
  }

  /** Where the events end; 0 until it is settled. */
  long end() {
    return end == null ? 0 : end;
  }

  /** Never waits. */
  boolean isSettled() {
    if (end == null) {
      EventPartitions.Extent answer = question.answer();
      end = answer == null ? null : answer.end();
    }
    return end != null && hasBegun(end);
  }

  private boolean hasBegun(long from) {
    CompletableFuture<?> now = begun;
    if (now == null) {
      if (System.nanoTime() - again < 0) {
        return false;
      }
      now = sealing.beginner().begin(events, from).toCompletableFuture();
      begun = now;
    }
    if (now.isCompletedExceptionally()) {
      log.warn(
          "It cannot be recorded from where on the events of {} are authenticated, its commands"
              + " wait: {}",
          events,
          now.exceptionNow().toString());
      begun = null;
      again = System.nanoTime() + PAUSE;
      return false;
    }
    return now.isDone();
  }
}

package io.jangbu.command.state;

import io.jangbu.command.state.EventPartitions.Extent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks how far a partition goes until there is an answer, and never waits for one. */
final class ExtentQuestion {

  private static final Logger log = LoggerFactory.getLogger(ExtentQuestion.class);
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private final EventPartitions events;
  private final TopicPartition partition;
  private @Nullable CompletableFuture<Optional<Extent>> asked;
  private long again = System.nanoTime();

  ExtentQuestion(EventPartitions events, TopicPartition partition) {
    this.events = events;
    this.partition = partition;
  }

  /** The answer, null if there is none yet. */
  @Nullable Extent answer() {
    CompletableFuture<Optional<Extent>> now = asked;
    if (now == null) {
      if (System.nanoTime() - again < 0) {
        return null;
      }
      now = events.extent(partition).toCompletableFuture();
      asked = now;
    }
    if (!now.isDone()) {
      return null;
    }
    asked = null;
    again = System.nanoTime() + PAUSE;
    if (now.isCompletedExceptionally()) {
      log.warn("It cannot be asked how far {} goes: {}", partition, now.exceptionNow().toString());
      return null;
    }
    return now.join().orElse(null);
  }
}

package io.jangbu.command.engine;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Losses;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** A stream thread's consumer of commands; only that thread polls it. */
final class CommandConsumer extends BoundedConsumer<byte[], byte[]> {

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final PausedPartitions paused;
  private final Supplier<Set<ProcessingContext>> decidedHere;
  private boolean committing;
  private long askedAt;
  private long nextNotBefore = System.nanoTime();

  /** {@code decidedHere} are the tasks of the calling thread that wait for a commit. */
  CommandConsumer(
      Map<String, Object> settings,
      PausedPartitions paused,
      Supplier<Set<ProcessingContext>> decidedHere,
      Losses losses) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer(), losses);
    this.paused = paused;
    this.decidedHere = decidedHere;
  }

  /** Takes no commands of a partition whose state is rebuilt, which goes on between two polls. */
  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    return pollAndCommit(paused.hold(this) && timeout.compareTo(MOMENT) > 0 ? MOMENT : timeout);
  }

  private ConsumerRecords<byte[], byte[]> pollAndCommit(Duration timeout) {
    long now = System.nanoTime();
    if (committing) {
      // The thread commits between the poll that asked for it and this one.
      committing = false;
      nextNotBefore = now + (now - askedAt);
    }
    Set<ProcessingContext> decided = decidedHere.get();
    if (decided.isEmpty()) {
      return super.poll(timeout);
    }
    long early = Math.clamp(nextNotBefore - now, 0, timeout.toNanos());
    ConsumerRecords<byte[], byte[]> there = super.poll(Duration.ofNanos(early));
    // Empty now if all that had decided went to another instance within that poll.
    if (there.isEmpty() && !decided.isEmpty()) {
      decided.iterator().next().commit();
      decided.clear();
      committing = true;
      askedAt = System.nanoTime();
    }
    return there;
  }
}

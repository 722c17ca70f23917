package io.jangbu.command.engine;

import io.jangbu.command.state.DecidingThread;
import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Losses;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A stream thread's consumer of commands; only that thread polls it. */
final class CommandConsumer extends BoundedConsumer<byte[], byte[]> {

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final PausedPartitions paused;
  private boolean committing;
  private long askedAt;
  private long nextNotBefore = System.nanoTime();

  CommandConsumer(Map<String, Object> settings, PausedPartitions paused, Losses losses) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer(), losses);
    this.paused = paused;
  }

  /** Takes no commands of a partition whose state is rebuilt, which goes on between two polls. */
  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    boolean works = paused.hold(this);
    return BrokerTime.instead(
        pollAndCommit(works && timeout.compareTo(MOMENT) > 0 ? MOMENT : timeout),
        System.currentTimeMillis());
  }

  /** What is committed of the partitions that are assigned here; the beginning where nothing is. */
  private Map<TopicPartition, OffsetAndMetadata> committed() {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(committed(assignment()));
    committed.values().removeIf(Objects::isNull);
    return !committed.isEmpty()
        ? committed
        : beginningOffsets(assignment()).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> new OffsetAndMetadata(each.getValue())));
  }

  private ConsumerRecords<byte[], byte[]> pollAndCommit(Duration timeout) {
    long now = System.nanoTime();
    if (committing) {
      // The thread commits between the poll that asked for it and this one.
      committing = false;
      nextNotBefore = now + (now - askedAt);
    }
    DecidingThread thread = DecidingThread.current();
    thread.reads(this::committed);
    if (!thread.waitsForACommit()) {
      return super.poll(timeout);
    }
    long early = Math.clamp(nextNotBefore - now, 0, timeout.toNanos());
    ConsumerRecords<byte[], byte[]> there = super.poll(Duration.ofNanos(early));
    // Empty now if all that had decided went to another instance within that poll.
    if (there.isEmpty() && thread.waitsForACommit()) {
      thread.askForACommit();
      committing = true;
      askedAt = System.nanoTime();
    }
    return there;
  }
}

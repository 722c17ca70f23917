package io.jangbu.command.state;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartition.Progress;
import io.jangbu.command.state.EventPartitions.Extent;
import io.jangbu.command.state.EventPartitions.Reading;
import io.jangbu.command.state.PartitionEvents.Read;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.ChainLink;
import io.jangbu.kafka.record.MalformedRecordException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the events of a partition, from the first to those that were there when it began, into
 * snapshots. Nothing is appended meanwhile: the one that would is the one that waits for this.
 *
 * <p>A stream whose records do not come as versions 1, 2, 3 is marked as incomplete and left to
 * {@link Rereading}: what seems to be missing may lie further behind, and what was folded may have
 * been erased or replaced there. An event of a release that this build does not know is not passed
 * over: the partition waits.
 */
final class Replay<E, S> implements Phase {

  private static final Logger logger = LoggerFactory.getLogger(Replay.class);

  private final AggregateType<?, E, S> type;
  private final TopicPartition partition;
  private final PartitionEvents<E> events;
  private final Unwritten<S> streams;
  private final @Nullable AcceptedCommands accepted;
  private final EventPartitions log;
  private final ReplayMetrics metrics;
  private final AssignedPartition assigned;
  private final ExtentQuestion question;

  private Extent extent = new Extent(0, 0);
  private @Nullable Reading reading;
  private @Nullable ChainHead chain;
  private long read;
  private long begun;

  /** {@code accepted} is null if the idempotency store stays as it is. */
  Replay(
      AggregateType<?, E, S> type,
      int partition,
      int partitions,
      SnapshotStore<S> snapshots,
      @Nullable AcceptedCommands accepted,
      EventPartitions log,
      Authenticity authenticity,
      ReplayMetrics metrics,
      AssignedPartition assigned) {
    this.type = type;
    this.partition = new TopicPartition(type.topics().events(), partition);
    this.events =
        new PartitionEvents<>(
            type.codec(), partition, partitions, authenticity, metrics::skipped, metrics::refused);
    this.streams = new Unwritten<>(snapshots);
    this.accepted = accepted;
    this.log = log;
    this.metrics = metrics;
    this.assigned = assigned;
    this.question = new ExtentQuestion(log, this.partition);
  }

  /** What is read; of size 0 until that is known. */
  Extent extent() {
    return extent;
  }

  /** How far the chain is in what was read; null where no event has a place in one. */
  @Nullable ChainHead chain() {
    return chain;
  }

  @Override
  public boolean goOn(Slice slice) {
    Reading from = reading == null ? open() : reading;
    if (from == null || assigned.blocked() != null) {
      return false;
    }
    boolean done = fold(from, slice);
    streams.write();
    if (done && accepted != null) {
      accepted.rememberLast();
    }
    assigned.progress(new Progress(read, from.position() - extent.begin(), extent.size(), begun));
    return done;
  }

  private @Nullable Reading open() {
    Extent answer = question.answer();
    if (answer != null) {
      extent = answer;
      if (answer.size() == 0) {
        reading = new NothingToRead(answer.end());
      } else {
        logger.info("Rebuilding the state of {} from {} records", partition, answer.size());
        reading = log.read(partition, answer);
      }
    }
    return reading;
  }

  private boolean fold(Reading from, Slice slice) {
    while (from.position() < extent.end()) {
      if (slice.isOver()) {
        return false;
      }
      List<ConsumerRecord<byte[], byte[]>> records = from.next();
      records.forEach(this::take);
      if (assigned.blocked() != null) {
        return false;
      }
      metrics.read(records.size());
      slice.spend(records.size());
      if (records.isEmpty()) {
        return from.position() >= extent.end();
      }
    }
    return true;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      Read<E> found = events.read(record);
      if (found != null) {
        take(found);
        follow(record);
      }
    } catch (MalformedRecordException e) {
      block(record, e);
    }
  }

  /** What was written again lies behind those that came after it. */
  private void follow(ConsumerRecord<byte[], byte[]> record) {
    ChainLink link = record.value() == null ? null : ChainLink.found(record.headers());
    if (link != null && (chain == null || link.sequence() > chain.sequence())) {
      chain = ChainHead.of(link);
    }
  }

  /** It may be the newest of its stream: passed over, its version would be given out again. */
  private void block(ConsumerRecord<?, ?> record, MalformedRecordException why) {
    String event = "%s offset %d: %s".formatted(partition, record.offset(), why.getMessage());
    logger.error("The state of {} cannot be rebuilt here, its commands wait: {}", partition, event);
    assigned.blocked(event);
  }

  private void take(Read<E> found) {
    EventEnvelope<E> event = found.event();
    String streamId = found.id().streamId();
    long version = found.id().version();
    Snapshot<S> before = streams.get(streamId);
    if (!before.exists()) {
      begun++;
    }
    if (event != null) {
      read++;
      if (accepted != null && version > before.version()) {
        accepted.add(event);
      }
    }
    boolean next = event != null && version == before.version() + 1 && before.isComplete();
    if (event != null && next) {
      streams.put(streamId, before.plus(event, type.decider()));
    } else if (before.isComplete() || version > before.version()) {
      streams.put(streamId, before.lacking(version));
    }
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.close();
    }
  }
}

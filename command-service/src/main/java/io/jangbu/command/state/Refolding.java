package io.jangbu.command.state;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.command.state.EventLog.Extent;
import io.jangbu.command.state.EventLog.Reading;
import io.jangbu.command.state.HeldPartition.Progress;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.EventId;
import io.jangbu.domain.Snapshot;
import io.jangbu.schemas.EventReader;
import io.jangbu.schemas.MalformedRecordException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the events of a partition, from the first to those that were there when it began, into
 * snapshots. Nothing is appended meanwhile: the one that would is the one that waits for this.
 *
 * <p>An erased event (a tombstone) leaves its version taken, so that it is not given out again.
 * Once compaction has removed the tombstone of a stream's last event too, nothing tells of it. An
 * event of a release that this build does not know is not passed over: the partition waits.
 */
final class Refolding<E, S> implements Phase {

  private static final Logger logger = LoggerFactory.getLogger(Refolding.class);

  private final BoundedContext<?, E, S> context;
  private final TopicPartition events;
  private final int partitions;
  private final SnapshotStore<S> snapshots;
  private final @Nullable AcceptedCommands accepted;
  private final EventLog log;
  private final RefoldMetrics metrics;
  private final HeldPartition held;
  private final EventReader<E> reader;
  private final ExtentQuestion question;

  /** Those of this slice: a stream with many events in it is written once. */
  private final Map<String, Snapshot<S>> changed = new LinkedHashMap<>();

  private Extent extent = new Extent(0, 0);
  private @Nullable Reading reading;
  private long read;
  private long streams;

  /** {@code accepted} is null if the memory of commands stays as it is. */
  Refolding(
      BoundedContext<?, E, S> context,
      int partition,
      int partitions,
      SnapshotStore<S> snapshots,
      @Nullable AcceptedCommands accepted,
      EventLog log,
      RefoldMetrics metrics,
      HeldPartition held) {
    this.context = context;
    this.events = new TopicPartition(context.topics().events(), partition);
    this.partitions = partitions;
    this.snapshots = snapshots;
    this.accepted = accepted;
    this.log = log;
    this.metrics = metrics;
    this.held = held;
    this.reader = new EventReader<>(context.codec());
    this.question = new ExtentQuestion(log, events);
  }

  @Override
  public boolean goOn(Slice slice) {
    Reading from = reading == null ? open() : reading;
    if (from == null || held.blocked() != null) {
      return false;
    }
    boolean done = fold(from, slice);
    changed.forEach((id, snapshot) -> snapshots.put(snapshots.changes(id, snapshot)));
    changed.clear();
    if (done && accepted != null) {
      accepted.rememberLast();
    }
    held.progress(new Progress(read, from.position() - extent.begin(), extent.size(), streams));
    return done;
  }

  private @Nullable Reading open() {
    Extent answer = question.answer();
    if (answer != null) {
      extent = answer;
      if (answer.size() == 0) {
        reading = new NothingToRead(answer.end());
      } else {
        logger.info("Rebuilding the state of {} from {} records", events, answer.size());
        reading = log.read(events, answer);
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
      if (held.blocked() != null) {
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
      EventId id = EventReader.id(record.key());
      EventReader.requireHome(id, events.partition(), partitions);
      if (record.value() == null) {
        erased(id);
      } else {
        fold(reader.event(id, record.value()));
      }
    } catch (MalformedRecordException e) {
      if (e.isOfUnknownSchema()) {
        block(record, e);
      } else {
        metrics.skipped(record, e);
      }
    }
  }

  /** It may be the newest of its stream: passed over, its version would be given out again. */
  private void block(ConsumerRecord<?, ?> record, MalformedRecordException why) {
    String event = "%s offset %d: %s".formatted(events, record.offset(), why.getMessage());
    logger.error("The state of {} cannot be rebuilt here, its commands wait: {}", events, event);
    held.blocked(event);
  }

  private void fold(EventEnvelope<E> event) {
    Snapshot<S> before = snapshot(event.streamId());
    read++;
    if (event.version() <= before.version()) {
      return;
    }
    Snapshot<S> after = before.plus(event, context.decider());
    boolean begunByErased = before.exists() && before.createdAt().equals(Instant.EPOCH);
    put(
        event.streamId(),
        before,
        begunByErased
            ? new Snapshot<>(after.state(), after.version(), event.recordedAt(), after.updatedAt())
            : after);
    if (accepted != null) {
      accepted.add(event);
    }
  }

  private void erased(EventId id) {
    Snapshot<S> before = snapshot(id.streamId());
    if (id.version() > before.version()) {
      put(
          id.streamId(),
          before,
          new Snapshot<>(before.state(), id.version(), before.createdAt(), before.updatedAt()));
    }
  }

  private Snapshot<S> snapshot(String streamId) {
    Snapshot<S> here = changed.get(streamId);
    return here == null ? snapshots.get(streamId) : here;
  }

  private void put(String streamId, Snapshot<S> before, Snapshot<S> after) {
    changed.put(streamId, after);
    if (!before.exists()) {
      streams++;
    }
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.close();
    }
  }
}

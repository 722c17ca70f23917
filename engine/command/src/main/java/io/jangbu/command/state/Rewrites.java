package io.jangbu.command.state;

import io.jangbu.command.AggregateType;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.EventReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes streams again on the stream thread of their partition, where no command comes in between:
 * the events from the first changed one on, in order, and the snapshot that they fold into.
 */
final class Rewrites<E, S> {

  private static final Logger log = LoggerFactory.getLogger(Rewrites.class);

  private final AggregateType<?, E, S> type;
  private final AssignedPartition assigned;
  private final SnapshotStore<S> snapshots;
  private final IdempotencyStore<?> idempotency;
  private final DecidingThread thread;
  private final EventSink sink;
  private final EventReader<E> reader;
  private @Nullable Rewriting written;
  private long writtenAt;

  Rewrites(
      AggregateType<?, E, S> type,
      AssignedPartition assigned,
      SnapshotStore<S> snapshots,
      IdempotencyStore<?> idempotency,
      DecidingThread thread,
      EventSink sink) {
    this.type = type;
    this.assigned = assigned;
    this.snapshots = snapshots;
    this.idempotency = idempotency;
    this.thread = thread;
    this.sink = sink;
    this.reader = new EventReader<>(type.codec());
  }

  /**
   * Writes what was handed over, or sees that it is committed.
   *
   * @return whether that is not the end of it
   */
  boolean goOn() {
    Rewriting next = assigned.rewriting();
    if (next == null) {
      return false;
    }
    if (next != written) {
      next.streams().forEach(this::write);
      next.commands().forEach(command -> idempotency.forgetContent(command.key(), command.at()));
      written = next;
      writtenAt = thread.commits();
      return true;
    }
    if (thread.commits() == writtenAt) {
      return true;
    }
    written = null;
    assigned.rewritten();
    next.committed().complete(null);
    return false;
  }

  private void write(Rewriting.Stream stream) {
    if (snapshots.get(stream.id()).version() != stream.version()) {
      // It has gone on since it was read, and will be read again.
      return;
    }
    Snapshot<S> folded = Snapshot.empty(type.decider());
    long appended = 0;
    for (Rewriting.Event event : stream.events()) {
      byte[] value = event.value();
      if (value == null) {
        folded = folded.lacking(event.id().version());
        continue;
      }
      folded = folded.plus(reader.event(event.id(), value), type.decider());
      if (event.append()) {
        sink.append(event);
        appended++;
      }
    }
    snapshots.forget(stream.id());
    snapshots.put(snapshots.changes(stream.id(), Snapshot.empty(type.decider()), folded));
    assigned.incomplete(snapshots.incomplete(_ -> false));
    log.info("{}: personal data is erased, {} events are appended again", stream.id(), appended);
  }
}

package io.jangbu.command.state;

import io.jangbu.command.AggregateType;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.EventReader;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Folds what {@link Rereading} has parked, stream by stream in the order of the versions. Those
 * that lack an event now lack it in the whole partition. And only now it is known which events each
 * of their commands has led to.
 */
final class Unparking<E, S> implements Phase {

  private final AggregateType<?, E, S> type;
  private final SnapshotStore<S> snapshots;
  private final @Nullable AcceptedCommands accepted;
  private final EventReader<E> reader;
  private final Unwritten<S> streams;
  private final KeyValueIterator<String, byte[]> parked;
  private @Nullable String streamId;

  /** {@code accepted} is null if the idempotency store stays as it is. */
  Unparking(
      AggregateType<?, E, S> type,
      SnapshotStore<S> snapshots,
      @Nullable AcceptedCommands accepted) {
    this.type = type;
    this.snapshots = snapshots;
    this.accepted = accepted;
    this.reader = new EventReader<>(type.codec());
    this.streams = new Unwritten<>(snapshots);
    this.parked = snapshots.parked();
  }

  @Override
  public boolean goOn(Slice slice) {
    while (parked.hasNext()) {
      if (slice.isOver()) {
        streams.write();
        return false;
      }
      KeyValue<String, byte[]> next = parked.next();
      fold(SnapshotStore.parked(next.key), next.value);
      snapshots.unpark(next.key);
      slice.spend(1);
    }
    streams.write();
    if (accepted != null) {
      accepted.rememberLast();
    }
    return true;
  }

  private void fold(EventId id, byte[] event) {
    if (!id.streamId().equals(streamId)) {
      streamId = id.streamId();
      snapshots.forget(id.streamId());
    }
    Snapshot<S> before = streams.get(id.streamId());
    if (event.length == 0) {
      streams.put(id.streamId(), before.lacking(id.version()));
      return;
    }
    EventEnvelope<E> read = reader.event(id, event);
    streams.put(id.streamId(), before.plus(read, type.decider()));
    if (accepted != null) {
      accepted.add(read);
    }
  }

  @Override
  public void close() {
    parked.close();
  }
}

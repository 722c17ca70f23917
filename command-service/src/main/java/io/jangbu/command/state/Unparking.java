package io.jangbu.command.state;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.domain.EventId;
import io.jangbu.domain.Snapshot;
import io.jangbu.schemas.EventReader;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Folds what {@link Rereading} has parked, stream by stream in the order of the versions. Those
 * that lack an event now lack it in the whole partition.
 */
final class Unparking<E, S> implements Phase {

  private final BoundedContext<?, E, S> context;
  private final SnapshotStore<S> snapshots;
  private final EventReader<E> reader;
  private final Unwritten<S> streams;
  private final KeyValueIterator<String, byte[]> parked;
  private @Nullable String streamId;

  Unparking(BoundedContext<?, E, S> context, SnapshotStore<S> snapshots) {
    this.context = context;
    this.snapshots = snapshots;
    this.reader = new EventReader<>(context.codec());
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
    return true;
  }

  private void fold(EventId id, byte[] event) {
    if (!id.streamId().equals(streamId)) {
      streamId = id.streamId();
      snapshots.forget(id.streamId());
    }
    Snapshot<S> before = streams.get(id.streamId());
    streams.put(
        id.streamId(),
        event.length == 0
            ? before.lacking(id.version())
            : before.plus(reader.event(id, event), context.decider()));
  }

  @Override
  public void close() {
    parked.close();
  }
}

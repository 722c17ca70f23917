package io.jangbu.projection.view;

import io.jangbu.core.Snapshot;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The views of one partition's streams. */
public final class Views<E, S> {

  private final ReadOnlyKeyValueStore<String, byte[]> store;
  private final Projection<E, S> projection;

  public Views(ReadOnlyKeyValueStore<String, byte[]> store, Projection<E, S> projection) {
    this.store = store;
    this.projection = projection;
  }

  /** The view of a stream; the empty snapshot if no event of it has come. */
  public Snapshot<S> find(String streamId) {
    byte[] bytes = store.get(streamId);
    return bytes == null
        ? Snapshot.empty(projection.fold())
        : projection.snapshots().decode(bytes, _ -> null);
  }
}

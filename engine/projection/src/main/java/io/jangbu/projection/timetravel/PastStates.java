package io.jangbu.projection.timetravel;

import io.jangbu.core.EventId;
import io.jangbu.core.Snapshot;
import io.jangbu.projection.history.History;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The past states of one partition's streams: the newest snapshot up to a version, and the events
 * after it. Snapshots have the key of the event at whose version they stand: {@code
 * o-1/0000000100}, whether that event was erased or not.
 */
public final class PastStates<E, S> {

  private final ReadOnlyKeyValueStore<String, byte[]> store;
  private final History<E> history;
  private final StateForm<E, S> form;

  public PastStates(
      ReadOnlyKeyValueStore<String, byte[]> store, History<E> history, StateForm<E, S> form) {
    this.store = store;
    this.history = history;
    this.form = form;
  }

  /** The stream at a version, 0 or more; the empty snapshot before its first event. */
  public Snapshot<S> at(String streamId, long version) {
    Past<S> past = newest(streamId, version);
    return history.fold(streamId, past.snapshot(), past.version() + 1, version, form.fold());
  }

  /**
   * A snapshot that was kept.
   *
   * @param version at which it stands; that of its last event may be lower, for what lies in
   *     between was erased
   */
  record Past<S>(long version, Snapshot<S> snapshot) {}

  /** The last one up to the version that this code has made; the empty one if there is none. */
  Past<S> newest(String streamId, long version) {
    if (version >= 1) {
      try (KeyValueIterator<String, byte[]> kept =
          store.reverseRange(key(streamId, 1), key(streamId, version))) {
        while (kept.hasNext()) {
          KeyValue<String, byte[]> entry = kept.next();
          Snapshot<S> snapshot = form.decode(entry.value);
          if (snapshot != null) {
            return new Past<>(EventId.parse(entry.key).version(), snapshot);
          }
        }
      }
    }
    return new Past<>(0, Snapshot.empty(form.fold()));
  }

  static String key(String streamId, long version) {
    return new EventId(streamId, version).toString();
  }
}

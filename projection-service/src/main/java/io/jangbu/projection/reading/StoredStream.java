package io.jangbu.projection.reading;

import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.Snapshot;
import io.jangbu.projection.history.History;
import io.jangbu.projection.history.History.Direction;
import io.jangbu.projection.timetravel.PastStates;
import io.jangbu.projection.timetravel.StateForm;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.Views;
import io.jangbu.schemas.EventReader;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * One stream as the stores on this instance have it. The history may be a moment ahead of the view:
 * every answer keeps to the view's version, so that all of them agree.
 */
public final class StoredStream<E, S> {

  private final String id;
  private final Projection<E, S> projection;
  private final History<E> history;
  private final PastStates<E, S> pasts;
  private final Snapshot<S> current;

  StoredStream(String id, Projection<E, S> projection, StateForm<E, S> form, LocalStores stores) {
    this.id = id;
    this.projection = projection;
    this.history =
        new History<>(
            stores.store(projection.historyStore()), new EventReader<>(projection.codec()));
    this.pasts = new PastStates<>(stores.store(projection.snapshotStore()), history, form);
    this.current = new Views<>(stores.store(projection.viewStore()), projection).find(id);
  }

  public String id() {
    return id;
  }

  /** With its last event; the empty snapshot if there is none. */
  public Snapshot<S> current() {
    return current;
  }

  /** As it was at that version, from 1 to the current one. */
  public Snapshot<S> at(long version) {
    return version == current.version() ? current : pasts.at(id, version);
  }

  /** After all events that were recorded up to that time; the empty snapshot if none was. */
  public Snapshot<S> asOf(Instant time) {
    long version = lastVersion(1, Long.MAX_VALUE, recordedAt -> !recordedAt.isAfter(time));
    return version == 0 ? Snapshot.empty(projection.fold()) : at(version);
  }

  /** As {@link History#lastVersion}. */
  long lastVersion(long from, long to, Predicate<Instant> condition) {
    return history.lastVersion(id, from, Math.min(to, current.version()), condition);
  }

  /** Its events, as {@link History#events}. */
  public List<EventEnvelope<E>> events(long from, long to, Direction direction, int limit) {
    return history.events(id, from, Math.min(to, current.version()), direction, limit);
  }
}

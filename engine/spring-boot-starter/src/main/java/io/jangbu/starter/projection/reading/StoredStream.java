package io.jangbu.starter.projection.reading;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.projection.history.History;
import io.jangbu.projection.history.History.Direction;
import io.jangbu.projection.history.RefusedRecords;
import io.jangbu.projection.memory.Share;
import io.jangbu.projection.timetravel.PastStates;
import io.jangbu.projection.timetravel.StateForm;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.Views;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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
  private final Share share;

  StoredStream(String id, Projection<E, S> projection, StateForm<E, S> form, LocalStores stores) {
    this.id = id;
    this.projection = projection;
    this.history =
        new History<>(
            stores.store(projection.historyStore()),
            RefusedRecords.in(stores.store(projection.snapshotStore())),
            new EventReader<>(projection.codec()));
    this.pasts = new PastStates<>(stores.store(projection.snapshotStore()), history, form);
    this.share = stores.share();
    this.current = new Views<>(stores.store(projection.viewStore()), projection).find(id);
  }

  public String id() {
    return id;
  }

  /** With its last event; the empty snapshot if there is none. */
  public Snapshot<S> current() {
    return current;
  }

  /**
   * As it was at that version, from 1 to the current one. The flaws are those of the stream: none
   * of its states is beyond doubt while it has one.
   */
  public Snapshot<S> at(long version) {
    return version == current.version()
        ? current
        : pasts.at(id, version).withFlaws(current.flaws());
  }

  /** After all events that were recorded up to that time; the empty snapshot if none was. */
  public Snapshot<S> asOf(Instant time) {
    long version = lastVersion(1, Long.MAX_VALUE, recordedAt -> !recordedAt.isAfter(time));
    return version == 0
        ? Snapshot.empty(projection.fold()).withFlaws(current.flaws())
        : at(version);
  }

  /** As {@link History#lastVersion}. */
  long lastVersion(long from, long to, Predicate<Instant> condition) {
    return history.lastVersion(id, from, Math.min(to, current.version()), condition);
  }

  /** What the answer may take of it into memory. */
  public Share share() {
    return share;
  }

  /**
   * A page of its events, as they are shown: at most {@code limit}, and at least one if there is
   * any, versions {@code from} to {@code to}. It ends early where the next one does not fit into
   * the answer's share of the memory.
   */
  public <J> EventsRead<J> events(
      long from, long to, Direction direction, int limit, Function<EventEnvelope<E>, J> form) {
    List<J> events = new ArrayList<>();
    AtomicBoolean more = new AtomicBoolean();
    history.scan(
        id,
        from,
        Math.min(to, current.version()),
        direction,
        event -> {
          if (events.size() < limit && fits(form.apply(event), events)) {
            return true;
          }
          more.set(true);
          return false;
        });
    return new EventsRead<>(events, more.get());
  }

  private <J> boolean fits(J event, List<J> events) {
    if (events.isEmpty()) {
      events.add(share.require(event));
      return true;
    }
    return share.take(event) && events.add(event);
  }
}

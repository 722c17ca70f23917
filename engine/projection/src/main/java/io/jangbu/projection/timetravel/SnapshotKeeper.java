package io.jangbu.projection.timetravel;

import static io.jangbu.projection.timetravel.PastStates.key;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Snapshot;
import io.jangbu.projection.history.History;
import io.jangbu.projection.timetravel.PastStates.Past;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps a snapshot of each stream of a partition at every so many versions. Each is made from the
 * one before it and the events in between, never from the view, which may be of older code.
 */
public final class SnapshotKeeper<E, S> {

  /** Under which code, and how many events apart, all snapshots are there. No event's id. */
  static final String COMPLETE = "/complete";

  private final KeyValueStore<String, byte[]> store;
  private final History<E> history;
  private final StateForm<E, S> form;
  private final PastStates<E, S> pasts;
  private final int every;
  private boolean complete;

  /** {@code every} is how many versions they are apart, at least 1. */
  public SnapshotKeeper(
      KeyValueStore<String, byte[]> store, History<E> history, StateForm<E, S> form, int every) {
    this.store = store;
    this.history = history;
    this.form = form;
    this.pasts = new PastStates<>(store, history, form);
    this.every = every;
    this.complete = Arrays.equals(store.get(COMPLETE), mark());
  }

  /** Whether none is missing, and none there that other code has made. */
  public boolean isComplete() {
    return complete;
  }

  /** The stream has come from one version to another. */
  public void reached(String streamId, long before, long after) {
    long due = multiple(after);
    if (due > before) {
      Past<S> past = pasts.newest(streamId, due);
      // Where more is missing than this one, a long stream would hold up all others here: it is the
      // walk that will come to it, or has gone past when there was nothing to keep.
      if (complete || due - past.version() <= every) {
        fillUp(streamId, past, due);
      }
    }
  }

  /**
   * An event is gone for ever, or has become another: nothing that was made of it stays. Takes as
   * long as the stream has events after it.
   *
   * @param version the stream's own, which stays
   * @return the stream at that version, as its history is now
   */
  public Snapshot<S> refold(EventId event, long version) {
    forget(event.streamId(), event.version(), version, _ -> true);
    long before = Math.min(event.version() - 1, version);
    return fillUp(event.streamId(), pasts.newest(event.streamId(), before), version);
  }

  /** Whether the history has an event of each version up to that one. */
  public boolean isWhole(String streamId, long version) {
    var count =
        new Object() {
          long events;
        };
    history.forEach(streamId, 1, version, _ -> count.events++);
    return count.events == version;
  }

  /**
   * Puts one where a walk finds none of this code, from the newest before it.
   *
   * @return the version at which the next one is due; {@link Long#MAX_VALUE} if none is
   */
  long walk(String streamId, long due, long version) {
    if (due == every) {
      // What other code has made goes first, so that no read has to step over it.
      forget(streamId, 1, version, bytes -> form.decode(bytes) == null);
    }
    if (store.get(key(streamId, due)) == null) {
      put(streamId, due, pasts.at(streamId, due));
    }
    return history.events(streamId, due + 1, version, History.Direction.FORWARDS, 1).stream()
        .mapToLong(next -> Math.max(due + every, multiple(next.version())))
        .filter(next -> next <= version)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  int every() {
    return every;
  }

  /** Until {@link #completed()} is called, some may be missing. */
  void begin() {
    store.delete(COMPLETE);
  }

  void completed() {
    store.put(COMPLETE, mark());
    complete = true;
  }

  private void forget(String streamId, long from, long to, Predicate<byte[]> which) {
    if (from > to) {
      return;
    }
    List<String> forgotten = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> kept =
        store.range(key(streamId, from), key(streamId, to))) {
      while (kept.hasNext()) {
        KeyValue<String, byte[]> entry = kept.next();
        if (which.test(entry.value)) {
          forgotten.add(entry.key);
        }
      }
    }
    forgotten.forEach(store::delete);
  }

  /** Folds on from there, and keeps what is to be kept on the way. */
  private Snapshot<S> fillUp(String streamId, Past<S> past, long version) {
    Filling filling = new Filling(streamId, past);
    history.forEach(streamId, past.version() + 1, version, filling::add);
    filling.reach(version);
    return filling.now;
  }

  private final class Filling {
    private final String streamId;
    private long kept;
    private Snapshot<S> now;

    Filling(String streamId, Past<S> past) {
      this.streamId = streamId;
      this.kept = multiple(past.version());
      this.now = past.snapshot();
    }

    void add(EventEnvelope<E> event) {
      reach(event.version() - 1);
      now = now.plus(event, form.fold());
      reach(event.version());
    }

    /** The state is the one at that version. One is enough where no event lies in between. */
    void reach(long version) {
      long due = multiple(version);
      if (due > kept) {
        put(streamId, due, now);
        kept = due;
      }
    }
  }

  private void put(String streamId, long version, Snapshot<S> snapshot) {
    if (snapshot.exists()) {
      store.put(key(streamId, version), form.encode(snapshot));
    }
  }

  private long multiple(long version) {
    return version - version % every;
  }

  private byte[] mark() {
    return form.signed(ByteBuffer.allocate(Integer.BYTES).putInt(every).array());
  }
}

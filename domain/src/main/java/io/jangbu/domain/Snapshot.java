package io.jangbu.domain;

import java.time.Instant;

/**
 * A stream folded up to a version: state(n) = state(m) + events m+1..n.
 *
 * @param version of the last event in it; 0 = no event yet
 * @param createdAt {@code recordedAt} of the first event; the epoch when there is none
 * @param updatedAt {@code recordedAt} of the last event; the epoch when there is none
 */
public record Snapshot<S>(S state, long version, Instant createdAt, Instant updatedAt) {

  /** The snapshot of a stream that has no event yet. */
  public static <S> Snapshot<S> empty(Fold<?, S> fold) {
    return new Snapshot<>(fold.initialState(), 0, Instant.EPOCH, Instant.EPOCH);
  }

  /** True once an event is in it. */
  public boolean exists() {
    return version > 0;
  }

  /** The snapshot with one more event, which must be a later one. */
  public <E> Snapshot<S> plus(EventEnvelope<E> event, Fold<E, S> fold) {
    return new Snapshot<>(
        fold.evolve(state, event.payload()),
        event.version(),
        exists() ? createdAt : event.recordedAt(),
        event.recordedAt());
  }
}

package io.jangbu.core;

import static io.jangbu.core.Flaw.INCOMPLETE;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * A stream folded up to a version: state(n) = state(m) + events m+1..n.
 *
 * @param version of the last event in it, or of one after it that is known to be missing; 0 = no
 *     event yet
 * @param createdAt {@code recordedAt} of the first event; the epoch when there is none
 * @param updatedAt {@code recordedAt} of the last event; the epoch when there is none
 * @param flaws what is wrong with the events; as a rule nothing
 */
public record Snapshot<S>(
    S state, long version, Instant createdAt, Instant updatedAt, Set<Flaw> flaws) {

  public Snapshot {
    flaws = Set.copyOf(flaws);
  }

  /** Of a stream whose events are all there and as they were appended. */
  public Snapshot(S state, long version, Instant createdAt, Instant updatedAt) {
    this(state, version, createdAt, updatedAt, Set.of());
  }

  /** The snapshot of a stream that has no event yet. */
  public static <S> Snapshot<S> empty(Fold<?, S> fold) {
    return new Snapshot<>(fold.initialState(), 0, Instant.EPOCH, Instant.EPOCH);
  }

  /** True once an event is in it, or known to be missing. */
  public boolean exists() {
    return version > 0;
  }

  /** Whether all events from the first to {@link #version} are in it. */
  public boolean isComplete() {
    return !flaws.contains(INCOMPLETE);
  }

  /**
   * The snapshot with one more event, which must be a later one. Where it is not the next one the
   * stream lacks those in between.
   */
  public <E> Snapshot<S> plus(EventEnvelope<E> event, Fold<E, S> fold) {
    return new Snapshot<>(
        fold.evolve(state, event.payload()),
        event.version(),
        createdAt.equals(Instant.EPOCH) ? event.recordedAt() : createdAt,
        event.recordedAt(),
        event.version() == version + 1 ? flaws : with(flaws, INCOMPLETE));
  }

  /** The same stream, which lacks the event of that version; its version is no lower than that. */
  public Snapshot<S> lacking(long missing) {
    return new Snapshot<>(
        state, Math.max(version, missing), createdAt, updatedAt, with(flaws, INCOMPLETE));
  }

  /** The same with these flaws alone. */
  public Snapshot<S> withFlaws(Set<Flaw> others) {
    return flaws.equals(others)
        ? this
        : new Snapshot<>(state, version, createdAt, updatedAt, others);
  }

  /** The same with this flaw, too. */
  public Snapshot<S> with(Flaw flaw) {
    return withFlaws(with(flaws, flaw));
  }

  private static Set<Flaw> with(Set<Flaw> flaws, Flaw flaw) {
    if (flaws.contains(flaw)) {
      return flaws;
    }
    Set<Flaw> more = EnumSet.of(flaw);
    more.addAll(flaws);
    return more;
  }
}

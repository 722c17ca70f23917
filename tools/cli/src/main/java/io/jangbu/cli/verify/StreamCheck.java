package io.jangbu.cli.verify;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Fold;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges the events of one stream in the order of the log. It keeps what the next one is judged by
 * and nothing else: the version, the time, the state.
 *
 * <p>One fault is told once. Where an event is missing, erased or not readable, the state is not
 * known from there on, and whether the rules let an event follow is not asked any more.
 *
 * @param <E> the events
 * @param <S> the state that they fold into
 */
final class StreamCheck<E, S> {

  private final Fold<E, S> fold;
  private S state;
  private boolean stateKnown = true;
  private @Nullable Instant recordedAt;
  private long version;
  private @Nullable Gaps gaps;

  /** Versions whose newest record is no event. */
  private @Nullable Set<Long> lacking;

  StreamCheck(Fold<E, S> fold) {
    this.fold = fold;
    this.state = fold.initialState();
  }

  /**
   * There is a record of that version, readable or not.
   *
   * @param rewritten whether it is marked so: it may then come again, to replace what was there
   * @param wrong takes what is wrong with that
   * @return whether it is the first of that version
   */
  boolean appended(long appended, long offset, boolean rewritten, Consumer<String> wrong) {
    if (appended > version) {
      advance(appended, offset);
      return true;
    }
    // Of two records with one key compaction keeps the later: what was missing comes behind.
    boolean missed = gaps != null && gaps.fill(appended);
    if (rewritten) {
      return false;
    }
    wrong.accept(
        missed
            ? "comes after version " + version + " of its stream"
            : "is a second event of that id");
    return false;
  }

  /** The record of the newest version is this event. */
  void follows(EventEnvelope<E> event, Consumer<String> wrong) {
    if (recordedAt != null && event.recordedAt().isBefore(recordedAt)) {
      wrong.accept(
          "recorded at " + event.recordedAt() + ", before the event before it: " + recordedAt);
    }
    recordedAt = event.recordedAt();
    if (stateKnown) {
      if (!fold.expects(state, event.payload())) {
        wrong.accept(
            event.type() + " does not follow from the state " + state.getClass().getSimpleName());
      }
      state = fold.evolve(state, event.payload());
    }
  }

  /** The record of the newest version cannot be read. */
  void unreadable() {
    stateKnown = false;
  }

  /** Whether the newest record of that version is an event. */
  void has(long seen, boolean event) {
    if (!event) {
      if (lacking == null) {
        lacking = new HashSet<>();
      }
      lacking.add(seen);
    } else if (lacking != null) {
      lacking.remove(seen);
    }
  }

  /** Whether each version up to the last has an event. To be asked before gaps are explained. */
  boolean isComplete() {
    return (lacking == null || lacking.isEmpty())
        && (gaps == null || !gaps.left().iterator().hasNext());
  }

  /** Whether {@link #state} is what all of its events add up to. */
  boolean isStateKnown() {
    return stateKnown && isComplete();
  }

  S state() {
    return state;
  }

  /** Of its last event; null if it has none. */
  @Nullable Instant recordedAt() {
    return recordedAt;
  }

  /** The event of that version is erased, whether it is still there or not. */
  void erased(long erased, long offset) {
    stateKnown = false;
    has(erased, false);
    if (erased > version) {
      advance(erased, offset);
    } else if (gaps != null) {
      gaps.fill(erased);
    }
  }

  /** The event of that version is said to be erased; false if it is not missing. */
  boolean explain(long erased) {
    return gaps != null && gaps.fill(erased);
  }

  /** Tells the versions that are missing, each gap with the record that follows it. */
  void missing(String streamId, GapReader reader) {
    if (gaps == null) {
      return;
    }
    for (Gaps.Gap gap : gaps.left()) {
      EventId first = new EventId(streamId, gap.from());
      reader.gap(
          gap.offset(),
          new EventId(streamId, gap.next()),
          gap.from() == gap.to()
              ? first + " is missing before it"
              : first + " to version " + gap.to() + " are missing before it");
    }
  }

  /** Takes a gap. */
  interface GapReader {
    void gap(long offset, EventId next, String wrong);
  }

  private void advance(long to, long offset) {
    if (to > version + 1) {
      stateKnown = false;
      if (gaps == null) {
        gaps = new Gaps();
      }
      gaps.add(version + 1, to - 1, offset, to);
    }
    version = to;
  }
}

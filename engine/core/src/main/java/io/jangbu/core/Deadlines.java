package io.jangbu.core;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be asked of a stream once a moment has come, unless something else comes before it.
 * Pure functions: a deadline is a part of what the stream is, so that a replay restores it, and
 * whatever changes the stream sets it anew or cancels it.
 *
 * <p>A deadline is reached once: the command that it leads to is decided as any other, {@code
 * occurredAt} is when it was due, however late that is found. A command that is rejected then is
 * not asked again. What it leads to must end the deadline: one that the stream still has is there
 * again after a replay.
 *
 * <p>Where an aggregate type gets deadlines for states that it had before, raise its {@link
 * Fold#evolveVersion}: the streams that there are get theirs by a replay.
 *
 * @param <C> the commands
 * @param <S> the state
 */
public interface Deadlines<C, S> {

  /**
   * The deadlines of a stream as it is, none as a rule. Total, as {@code evolve} is: it never
   * throws.
   *
   * @return when each is due, by its name, which has the form of {@link StreamId}. One that is due
   *     before 1970 is due at once, one after the year 9999 never
   */
  Map<String, Instant> of(Snapshot<S> stream);

  /** What is asked of the stream when the deadline of that name is reached. */
  C reached(String name);

  /**
   * The {@code correlationId} of what is asked then: of the story that the stream is a part of.
   * Null for a story of its own.
   */
  default @Nullable String correlationId(Snapshot<S> stream) {
    return null;
  }

  /** No stream has any. */
  static <C, S> Deadlines<C, S> none() {
    return new Deadlines<>() {
      @Override
      public Map<String, Instant> of(Snapshot<S> stream) {
        return Map.of();
      }

      @Override
      public C reached(String name) {
        throw new IllegalArgumentException("there are no deadlines");
      }
    };
  }
}

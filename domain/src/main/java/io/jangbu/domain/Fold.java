package io.jangbu.domain;

/**
 * What a stream's events add up to: a state, and what each event makes of it.
 *
 * @param <E> the events
 * @param <S> the state
 */
public interface Fold<E, S> {

  /** The state of a stream that has no event yet. */
  S initialState();

  /**
   * The state after the event. Total: an event that the state does not expect (possible only when
   * an earlier one was erased from the log) leaves the state as it is.
   */
  S evolve(S state, E event);
}

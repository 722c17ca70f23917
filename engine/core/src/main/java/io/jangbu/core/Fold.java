package io.jangbu.core;

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

  /**
   * Whether the rules let the event follow in this state. Events that a context's own decider has
   * led to always may; an audit of the log asks for those that came otherwise.
   */
  boolean expects(S state, E event);

  /**
   * Which {@link #evolve} this is, from 1. Raised whenever the same events give another state: what
   * was folded before is then folded again.
   */
  default int evolveVersion() {
    return 1;
  }
}

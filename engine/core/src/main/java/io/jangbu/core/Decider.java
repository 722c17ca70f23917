package io.jangbu.core;

/**
 * The rules of one kind of stream, as three pure functions.
 *
 * <p>No clock, no randomness, no I/O: time and ids come in with the command, so that the same
 * commands always give the same events. The form is Jérémie Chassaing's "functional event sourcing
 * decider".
 *
 * @param <C> the commands
 * @param <E> the events
 * @param <S> the state that the events fold into
 */
public interface Decider<C, E, S> extends Fold<E, S> {

  /** What the command leads to in this state. Never throws for bad input: that is a rejection. */
  Decision<E> decide(C command, S state);
}

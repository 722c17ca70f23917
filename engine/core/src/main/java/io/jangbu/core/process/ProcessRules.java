package io.jangbu.core.process;

import io.jangbu.core.Decider;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a process manager (saga): an aggregate whose commands are what has happened
 * elsewhere. It decides on them as any aggregate does, keeps its own events, and for each of these
 * sends commands to other streams, whose results come back to it as commands, too. All of it is in
 * the transactions in which the decisions are.
 *
 * <p>Pure functions, as those of a {@link Decider}. What is sent is told when an event is decided,
 * never when it is folded: a replay sends nothing. Rules that throw park the process; where that is
 * what is meant, they throw a {@link CannotGoOnException}.
 *
 * @param <C> the commands: what can happen to the process
 * @param <E> its own events
 * @param <S> the state that these fold into
 */
public interface ProcessRules<C, E, S> extends Decider<C, E, S> {

  /**
   * Which rules these are, from 1. Raised where processes that have begun are not to go on by the
   * new ones; what becomes of these says {@link VersionedRules}.
   */
  default int version() {
    return 1;
  }

  /**
   * The version by which a process goes, as its events say; 0 = none of them has said it yet. Who
   * raises {@link #version} has it in an event.
   */
  default int versionOf(S state) {
    return 1;
  }

  /** The contexts whose events it hears of, such as {@code orders}. */
  Set<String> hears();

  /**
   * What an event of one of these contexts is to a process; empty if it is none of its business.
   *
   * @param event with a payload of that context
   * @param after its stream after it
   */
  Optional<Input<C>> happened(String context, EventEnvelope<?> event, Snapshot<?> after);

  /** The contexts to which it sends commands. */
  Set<String> sends();

  /** What it sends for an event that it has appended; {@code after} is the process after it. */
  List<Outgoing> outgoing(EventEnvelope<E> event, Snapshot<S> after);

  /** What the result of something that it has sent is to it. May come more than once. */
  C answered(Answer answer);

  /**
   * The event that says that the process is parked: something has happened to it that these rules
   * could not decide on, for they threw. Whatever happens to it from then on waits in order until
   * an operator has it resumed or abandoned; all other processes go on.
   *
   * @param reason what was thrown, for an operator: 1 to 200 characters
   */
  E parked(String reason);

  /** The event that says that the process goes on. */
  E resumed();

  /** Whether the process is parked: from a {@link #parked} event to the next {@link #resumed}. */
  boolean isParked(S state);
}

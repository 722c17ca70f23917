package io.jangbu.kafka.record;

import java.util.UUID;

/**
 * What a context's commands and events carry: its domain records as instances of the classes that
 * Avro generates, and back.
 *
 * @param <C> the commands
 * @param <E> the events
 */
public interface Payloads<C, E> {

  /**
   * The generated class's instance that the command is.
   *
   * @param commandId of the command, for what is named by it unless it is named otherwise
   */
  Object fromCommand(C command, UUID commandId);

  /**
   * The command that a generated class's instance is.
   *
   * @param commandId of the command, for what is named by it unless it is named otherwise
   * @throws RuntimeException of any kind if it is none, or one that the domain does not take
   */
  C toCommand(Object avro, UUID commandId);

  /** The generated class's instance that the event is. */
  Object fromEvent(E event);

  /**
   * The event that a generated class's instance is.
   *
   * @throws RuntimeException of any kind if it is none, or one that the domain does not take
   */
  E toEvent(Object avro);
}

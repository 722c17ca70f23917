package io.jangbu.core.claim;

/** A claim as its events have made it. */
public sealed interface ClaimState {

  /** Nobody has it. */
  record Free() implements ClaimState {}

  /**
   * It is somebody's once his command is decided.
   *
   * @param reminders how often the command was handed on again
   */
  record Asked(Pending pending, int reminders) implements ClaimState {}

  /** It is somebody's. */
  record Held(String holder) implements ClaimState {}
}

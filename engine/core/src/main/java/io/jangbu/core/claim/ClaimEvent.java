package io.jangbu.core.claim;

/** What has happened to a claim. */
public sealed interface ClaimEvent {

  /** A stream is to hold it, once its command is decided. */
  record Claimed(Pending pending) implements ClaimEvent {}

  /** The stream holds it. */
  record ClaimConfirmed(String holder) implements ClaimEvent {}

  /** The claim is free. */
  record ClaimReleased(String holder) implements ClaimEvent {}

  /** The command that waits for it was handed on again. */
  record ClaimReminded() implements ClaimEvent {}
}

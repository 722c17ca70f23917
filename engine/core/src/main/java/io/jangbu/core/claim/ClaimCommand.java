package io.jangbu.core.claim;

/** What is asked of a claim. */
public sealed interface ClaimCommand {

  /** The command's stream is to hold it. */
  record Ask(Pending pending) implements ClaimCommand {}

  /** The command's stream has it for good, whatever becomes of the command. */
  record Hold(Pending pending) implements ClaimCommand {}

  /** That stream holds it: the command was accepted. */
  record Confirm(String holder) implements ClaimCommand {}

  /** That stream holds it no more. */
  record Release(String holder) implements ClaimCommand {}

  /** That stream does not hold it by this command, which was rejected. */
  record GiveBack(String holder, String commandId) implements ClaimCommand {}

  /** Nobody has said what became of the command: asked for by {@link ClaimDeadlines} alone. */
  record Remind() implements ClaimCommand {}
}

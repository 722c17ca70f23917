package io.jangbu.core.claim;

import io.jangbu.core.Deadlines;
import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.ClaimCommand.Remind;
import io.jangbu.core.claim.ClaimState.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A claim whose command is not decided within a minute hands it on again: what became of it settles
 * the claim. The pauses double, up to an hour. One whose command was erased has nothing to hand on:
 * it is released after the longest of these pauses, which leaves a command that is on its way the
 * time to settle it.
 */
public final class ClaimDeadlines implements Deadlines<ClaimCommand, ClaimState> {

  /** The name of the only one that a claim has. */
  public static final String DECISION = "decision";

  private static final Duration FIRST = Duration.ofMinutes(1);

  /** Of reminders that still double it. */
  private static final int MOST = 6;

  @Override
  public Map<String, Instant> of(Snapshot<ClaimState> claim) {
    return claim.state() instanceof Asked(var pending, var reminders)
        ? Map.of(DECISION, claim.updatedAt().plus(pause(pending.isErased() ? MOST : reminders)))
        : Map.of();
  }

  private static Duration pause(int reminders) {
    return FIRST.multipliedBy(1L << Math.min(reminders, MOST));
  }

  @Override
  public ClaimCommand reached(String name) {
    return new Remind();
  }
}

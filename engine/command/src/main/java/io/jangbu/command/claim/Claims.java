package io.jangbu.command.claim;

import io.jangbu.command.claim.ClaimHeader.Granted;
import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.GiveBack;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.Uniqueness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * The claims of a type of which something is unique. A command that would be accepted and needs a
 * value asks for it first, as it came; it comes back with the answer, and is decided then. All of
 * it is in the transactions of the decisions.
 */
public final class Claims<C, S> {

  private final ToClaims claims;
  private final Uniqueness<C, S> unique;

  /** Those of a type. */
  public Claims(String context, Hosted hosted, Uniqueness<C, S> unique) {
    this.claims = new ToClaims(context, hosted);
    this.unique = unique;
  }

  /** Whether the command needs a claim of which nothing is known yet. */
  public boolean isToAsk(CommandEnvelope<C> command, Headers headers) {
    Claim claim = unique.asked(command.payload());
    return claim != null && ClaimHeader.of(headers, claim).isEmpty();
  }

  /** Why the command is to be rejected; empty if it has its claim, needs none, or has not asked. */
  public Optional<Lost> lost(CommandEnvelope<C> command, Headers headers) {
    return header(command, headers)
        .flatMap(header ->
            header.lost(
                holder -> new Lost(unique.taken(), unique.takenBy(holder)),
                "nothing can be decided on the claim that it needs"));
  }

  /** Whether the command comes with its claim. */
  public boolean isGranted(CommandEnvelope<C> command, Headers headers) {
    return header(command, headers).filter(Granted.class::isInstance).isPresent();
  }

  /** Asks for the command's claim. */
  public Forwarded ask(CommandEnvelope<C> command, Came came, Instant now) {
    Claim claim = Objects.requireNonNull(unique.asked(command.payload()));
    return claims.after(
        command, came, "ask", claim.id(), new Ask(claims.pending(command, came)), now);
  }

  /**
   * What a command that had its claim granted leads to where no event says it: the stream holds the
   * claim, by this command or an earlier one, or the claim is free again.
   *
   * @param state of the command's stream after it
   */
  public Optional<Forwarded> settled(CommandEnvelope<C> command, Came came, S state, Instant now) {
    return header(command, came.headers())
        .filter(Granted.class::isInstance)
        .map(header -> {
          String claimId = header.claimId();
          ClaimCommand settled =
              claimId.equals(unique.held(state))
                  ? new Confirm(command.streamId())
                  : new GiveBack(command.streamId(), command.commandId().toString());
          return claims.after(command, came, "settle", claimId, settled, now);
        });
  }

  /** What an event leads to: a claim is confirmed, or released. */
  public List<Forwarded> changed(EventEnvelope<?> event, S before, S after, Instant now) {
    String had = unique.held(before);
    String has = unique.held(after);
    if (Objects.equals(had, has)) {
      return List.of();
    }
    List<Forwarded> changes = new ArrayList<>();
    if (had != null) {
      changes.add(claims.after(event, "release", had, new Release(event.streamId()), now));
    }
    if (has != null) {
      changes.add(claims.after(event, "confirm", has, new Confirm(event.streamId()), now));
    }
    return changes;
  }

  private Optional<ClaimHeader> header(CommandEnvelope<C> command, Headers headers) {
    Claim claim = unique.asked(command.payload());
    return claim == null ? Optional.empty() : ClaimHeader.of(headers, claim);
  }
}

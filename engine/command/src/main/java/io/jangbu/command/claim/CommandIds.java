package io.jangbu.command.claim;

import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.StreamRejection;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand.Hold;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * The ids of a type's commands, where they are unique among all its streams. A partition remembers
 * its own; what another one has had is known by a claim, which the first stream that an id comes
 * for holds for good. So a command goes to its claim and comes back before it is decided, whatever
 * it leads to.
 */
public final class CommandIds {

  private final String context;
  private final ToClaims claims;

  /** Those of a type. */
  public CommandIds(String context, Hosted hosted) {
    this.context = context;
    this.claims = new ToClaims(context, hosted);
  }

  /** Asks for the command's id; empty if the answer is there. */
  public Optional<Forwarded> ask(CommandEnvelope<?> command, Came came, Instant now) {
    Claim claim = claim(command);
    return ClaimHeader.of(came.headers(), claim).isPresent()
        ? Optional.empty()
        : Optional.of(
            claims.after(
                command, came, "hold", claim.id(), new Hold(claims.pending(command, came)), now));
  }

  /** Why the command is to be rejected; empty if the id is its stream's. */
  public Optional<Lost> lost(CommandEnvelope<?> command, Headers headers) {
    return ClaimHeader.of(headers, claim(command))
        .flatMap(header ->
            header.lost(
                holder ->
                    new Lost(
                        StreamRejection.COMMAND_ID_REUSED,
                        "the same commandId came before for " + holder),
                "nothing can be decided on the claim of its commandId"));
  }

  private Claim claim(CommandEnvelope<?> command) {
    return Claim.onCommandId(context, command.commandId().toString());
  }
}

package io.jangbu.command.claim;

import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimEvent.ClaimReminded;
import io.jangbu.core.claim.ClaimState.Asked;
import io.jangbu.core.claim.Pending;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Hands a command on to its stream again, once its claim is granted or known to be taken. */
public final class Handing {

  private final Hosted hosted;

  public Handing(Hosted hosted) {
    this.hosted = hosted;
  }

  /** Where a claim was asked for: the command, with the answer. */
  public Optional<Forwarded> of(CommandEnvelope<?> asked, CommandResult result) {
    return asked.payload() instanceof Ask(var pending)
        ? Optional.of(hand(pending, asked.streamId(), result.accepted() ? null : result.message()))
        : Optional.empty();
  }

  /** Where nobody has said what became of it: the command, once more. */
  public Optional<Forwarded> of(EventEnvelope<?> event, Snapshot<?> after) {
    return event.payload() instanceof ClaimReminded
            && after.state() instanceof Asked(var pending, var _)
        ? Optional.of(hand(pending, event.streamId(), null))
        : Optional.empty();
  }

  private Forwarded hand(Pending pending, String claimId, @Nullable String holder) {
    Headers headers = new RecordHeaders();
    Base64.Decoder base64 = Base64.getDecoder();
    pending.headers().forEach(header -> headers.add(header.name(), base64.decode(header.value())));
    new ClaimHeader(claimId, holder).addTo(headers);
    return hosted.forwarded(
        Claim.CONTEXT,
        pending.context(),
        pending.holder(),
        base64.decode(pending.command()),
        headers);
  }
}

package io.jangbu.command.claim;

import io.jangbu.command.claim.ClaimHeader.Granted;
import io.jangbu.command.claim.ClaimHeader.Refused;
import io.jangbu.command.claim.ClaimHeader.Taken;
import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.StreamRejection;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.Hold;
import io.jangbu.core.claim.ClaimEvent.ClaimReminded;
import io.jangbu.core.claim.ClaimRejection;
import io.jangbu.core.claim.ClaimState.Asked;
import io.jangbu.core.claim.Pending;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a command on to its stream again, once its claim is granted or known to be taken. */
public final class Handing {

  private static final Logger log = LoggerFactory.getLogger(Handing.class);

  private final Hosted hosted;

  public Handing(Hosted hosted) {
    this.hosted = hosted;
  }

  /** Where a claim was asked for: the command, with the answer. */
  public Optional<Forwarded> of(CommandEnvelope<?> asked, CommandResult result) {
    return switch (asked.payload()) {
      case Ask(var pending) -> Optional.of(hand(pending, answer(asked.streamId(), result)));
      case Hold(var pending) -> Optional.of(hand(pending, answer(asked.streamId(), result)));
      case Confirm(var holder) when !result.accepted() -> {
        log.error(
            "The claim {} is confirmed for {}, and is not its own ({}): two streams may have one"
                + " value. See the events of both",
            asked.streamId(),
            holder,
            result.code());
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static ClaimHeader answer(String claimId, CommandResult result) {
    String code = result.code();
    if (code == null) {
      return new Granted(claimId);
    }
    return code.equals(ClaimRejection.CLAIM_TAKEN.name())
        ? new Taken(claimId, String.valueOf(result.message()))
        : new Refused(claimId, StreamRejection.valueOf(code));
  }

  /** Where nobody has said what became of it: the command, once more, unless it was erased. */
  public Optional<Forwarded> of(EventEnvelope<?> event, Snapshot<?> after) {
    return event.payload() instanceof ClaimReminded
            && after.state() instanceof Asked(var pending, var _)
            && !pending.isErased()
        ? Optional.of(hand(pending, new Granted(event.streamId())))
        : Optional.empty();
  }

  private Forwarded hand(Pending pending, ClaimHeader answer) {
    Headers headers = new RecordHeaders();
    Base64.Decoder base64 = Base64.getDecoder();
    pending.headers().forEach(header -> headers.add(header.name(), base64.decode(header.value())));
    answer.addTo(headers);
    return hosted.forwarded(
        Claim.CONTEXT,
        pending.context(),
        pending.holder(),
        base64.decode(pending.command()),
        headers);
  }
}

package io.jangbu.shop.schemas.claim;

import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.GiveBack;
import io.jangbu.core.claim.ClaimCommand.Hold;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.ClaimCommand.Remind;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.core.claim.ClaimEvent.ClaimReleased;
import io.jangbu.core.claim.ClaimEvent.ClaimReminded;
import io.jangbu.core.claim.ClaimEvent.Claimed;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.claim.Pending.PendingHeader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Payloads;
import java.util.UUID;

/** What commands and events carry, field by field. */
final class ClaimPayloads implements Payloads<ClaimCommand, ClaimEvent> {

  @Override
  public Object fromCommand(ClaimCommand command, UUID commandId) {
    return switch (command) {
      case Hold(var pending) -> new io.jangbu.claims.Hold(toAvro(pending));
      case Ask(var pending) -> new io.jangbu.claims.Ask(toAvro(pending));
      case Confirm(var holder) -> new io.jangbu.claims.Confirm(holder);
      case Release(var holder) -> new io.jangbu.claims.Release(holder);
      case GiveBack(var holder, var id) -> new io.jangbu.claims.GiveBack(holder, id);
      // Nobody can send it, so it has no record.
      case Remind() -> throw new IllegalArgumentException("a deadline is reached by itself");
    };
  }

  @Override
  public ClaimCommand toCommand(Object avro, UUID commandId) {
    return switch (avro) {
      case io.jangbu.claims.Hold c -> new Hold(pending(c.getPending()));
      case io.jangbu.claims.Ask c -> new Ask(pending(c.getPending()));
      case io.jangbu.claims.Confirm c -> new Confirm(c.getHolder());
      case io.jangbu.claims.Release c -> new Release(c.getHolder());
      case io.jangbu.claims.GiveBack c -> new GiveBack(c.getHolder(), c.getCommandId());
      default -> throw new MalformedRecordException("no command of a claim: " + avro.getClass());
    };
  }

  @Override
  public Object fromEvent(ClaimEvent event) {
    return switch (event) {
      case Claimed(var pending) -> new io.jangbu.claims.Claimed(toAvro(pending));
      case ClaimConfirmed(var holder) -> new io.jangbu.claims.ClaimConfirmed(holder);
      case ClaimReleased(var holder) -> new io.jangbu.claims.ClaimReleased(holder);
      case ClaimReminded() -> new io.jangbu.claims.ClaimReminded();
    };
  }

  @Override
  public ClaimEvent toEvent(Object avro) {
    return switch (avro) {
      case io.jangbu.claims.Claimed e -> new Claimed(pending(e.getPending()));
      case io.jangbu.claims.ClaimConfirmed e -> new ClaimConfirmed(e.getHolder());
      case io.jangbu.claims.ClaimReleased e -> new ClaimReleased(e.getHolder());
      case io.jangbu.claims.ClaimReminded _ -> new ClaimReminded();
      default -> throw new MalformedRecordException("no event of a claim: " + avro.getClass());
    };
  }

  static io.jangbu.claims.Pending toAvro(Pending pending) {
    return new io.jangbu.claims.Pending(
        pending.context(),
        pending.holder(),
        pending.commandId(),
        pending.command(),
        pending.headers().stream()
            .map(header -> new io.jangbu.claims.PendingHeader(header.name(), header.value()))
            .toList());
  }

  static Pending pending(io.jangbu.claims.Pending avro) {
    return new Pending(
        avro.getContext(),
        avro.getHolder(),
        avro.getCommandId(),
        avro.getCommand(),
        avro.getHeaders().stream()
            .map(header -> new PendingHeader(header.getName(), header.getValue()))
            .toList());
  }
}

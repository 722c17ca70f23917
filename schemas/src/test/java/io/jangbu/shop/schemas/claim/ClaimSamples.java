package io.jangbu.shop.schemas.claim;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.GiveBack;
import io.jangbu.core.claim.ClaimCommand.Hold;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.core.claim.ClaimEvent.ClaimReleased;
import io.jangbu.core.claim.ClaimEvent.ClaimReminded;
import io.jangbu.core.claim.ClaimEvent.Claimed;
import io.jangbu.core.claim.ClaimRejection;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.claim.Pending.PendingHeader;
import io.jangbu.shop.schemas.records.Sample;
import io.jangbu.shop.schemas.records.Samples;
import java.util.List;
import java.util.stream.Stream;

final class ClaimSamples extends Samples<ClaimCommand, ClaimEvent, ClaimState> {

  private static final String CLAIM_ID = new Claim("orders/reference/고객-1", "주문 7").id();
  private static final Pending PENDING =
      new Pending(
          "orders",
          "o-1",
          "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e",
          "wwECAw==",
          List.of(new PendingHeader("content-type", "YXZybw==")));

  ClaimSamples() {
    super(new ClaimCodec(), new ClaimSnapshots(), CLAIM_ID);
  }

  @Override
  protected Stream<Sample<CommandEnvelope<ClaimCommand>>> commands() {
    return Stream.of(
        command("Ask", new Ask(PENDING)),
        command("Hold", new Hold(PENDING)),
        command("Confirm", new Confirm("o-1")),
        command("GiveBack", new GiveBack("o-1", "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e")),
        commandWithoutOptions("Release", "c", new Release("o-1")));
  }

  @Override
  protected Stream<Sample<EventEnvelope<ClaimEvent>>> events() {
    return Stream.of(
        event(1, "Claimed", new Claimed(PENDING)),
        event(2, "ClaimReminded", new ClaimReminded()),
        event(3, "ClaimConfirmed", new ClaimConfirmed("o-1")),
        event(9_999_999_999L, "ClaimReleased", new ClaimReleased("o-1")));
  }

  @Override
  protected Stream<Sample<CommandResult>> results() {
    return Stream.of(
        accepted("CommandAccepted", CLAIM_ID + "/0000000002"),
        accepted("CommandAcceptedWithoutEvents"),
        rejected("CommandRejected", ClaimRejection.CLAIM_TAKEN, "o-2"));
  }

  @Override
  protected Stream<Sample<?>> states() {
    return Stream.of(
        snapshot("SnapshotFree", new ClaimState.Free()),
        snapshot("SnapshotAsked", new ClaimState.Asked(PENDING, 2)),
        snapshot("SnapshotHeld", new ClaimState.Held("o-1")));
  }
}

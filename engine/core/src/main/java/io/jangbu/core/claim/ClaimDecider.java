package io.jangbu.core.claim;

import static io.jangbu.core.Decision.accept;
import static io.jangbu.core.Decision.acceptUnchanged;
import static io.jangbu.core.Decision.reject;
import static io.jangbu.core.claim.ClaimRejection.CLAIM_TAKEN;

import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.GiveBack;
import io.jangbu.core.claim.ClaimCommand.Hold;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.ClaimCommand.Remind;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.core.claim.ClaimEvent.ClaimReleased;
import io.jangbu.core.claim.ClaimEvent.ClaimReminded;
import io.jangbu.core.claim.ClaimEvent.Claimed;
import io.jangbu.core.claim.ClaimState.Asked;
import io.jangbu.core.claim.ClaimState.Free;
import io.jangbu.core.claim.ClaimState.Held;

/** The rules of a claim: whoever asks first has it, and whoever has it may ask again. */
public final class ClaimDecider implements Decider<ClaimCommand, ClaimEvent, ClaimState> {

  private record On(ClaimCommand command, ClaimState claim) {}

  private record After(ClaimState claim, ClaimEvent event) {}

  @Override
  public ClaimState initialState() {
    return new Free();
  }

  @Override
  public Decision<ClaimEvent> decide(ClaimCommand command, ClaimState claim) {
    return switch (new On(command, claim)) {
      case On(Ask(var pending), Free()) -> accept(new Claimed(pending));
      case On(Ask(var pending), Asked(var first, _)) ->
          pending.holder().equals(first.holder()) && !pending.commandId().equals(first.commandId())
              // The one that counts from now on: what became of the other settles nothing.
              ? accept(new Claimed(pending))
              : again(pending.holder(), first.holder());
      case On(Ask(var pending), Held(var holder)) -> again(pending.holder(), holder);

      case On(Hold(var pending), Free()) -> accept(new ClaimConfirmed(pending.holder()));
      case On(Hold(var pending), Asked(var first, _)) -> again(pending.holder(), first.holder());
      case On(Hold(var pending), Held(var holder)) -> again(pending.holder(), holder);

      // It was lost, but not by who has it.
      case On(Confirm(var holder), Free()) -> accept(new ClaimConfirmed(holder));
      case On(Confirm(var holder), Asked(var pending, _)) ->
          holder.equals(pending.holder())
              ? accept(new ClaimConfirmed(holder))
              : taken(pending.holder());
      case On(Confirm(var holder), Held(var other)) -> again(holder, other);

      case On(Release _, Free()) -> acceptUnchanged();
      case On(Release(var holder), Asked(var pending, _)) ->
          holder.equals(pending.holder()) ? accept(new ClaimReleased(holder)) : acceptUnchanged();
      case On(Release(var holder), Held(var other)) ->
          holder.equals(other) ? accept(new ClaimReleased(holder)) : acceptUnchanged();

      case On(GiveBack(var holder, var id), Asked(var pending, _)) ->
          holder.equals(pending.holder()) && id.equals(pending.commandId())
              ? accept(new ClaimReleased(holder))
              : acceptUnchanged();
      case On(GiveBack _, Free()) -> acceptUnchanged();
      case On(GiveBack _, Held _) -> acceptUnchanged();

      case On(Remind(), Asked(var pending, _)) ->
          accept(pending.isErased() ? new ClaimReleased(pending.holder()) : new ClaimReminded());
      case On(Remind(), Free()) -> acceptUnchanged();
      case On(Remind(), Held _) -> acceptUnchanged();
    };
  }

  private static Decision<ClaimEvent> again(String holder, String first) {
    return holder.equals(first) ? acceptUnchanged() : taken(first);
  }

  private static Decision<ClaimEvent> taken(String holder) {
    return reject(CLAIM_TAKEN, holder);
  }

  @Override
  public ClaimState evolve(ClaimState claim, ClaimEvent event) {
    return switch (new After(claim, event)) {
      case After(Free(), Claimed(var pending)) -> new Asked(pending, 0);
      case After(Asked(var first, _), Claimed(var pending)) ->
          pending.holder().equals(first.holder()) ? new Asked(pending, 0) : claim;
      case After(Held _, Claimed _) -> claim;
      case After(_, ClaimConfirmed(var holder)) -> new Held(holder);
      case After(_, ClaimReleased _) -> new Free();
      case After(Asked(var pending, var reminders), ClaimReminded()) ->
          new Asked(pending, reminders + 1);
      case After(_, ClaimReminded()) -> claim;
    };
  }

  /** Each event that is expected leads to another state. */
  @Override
  public boolean expects(ClaimState claim, ClaimEvent event) {
    return !evolve(claim, event).equals(claim);
  }
}

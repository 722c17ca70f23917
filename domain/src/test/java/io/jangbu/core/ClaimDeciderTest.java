package io.jangbu.core;

import static io.jangbu.core.claim.ClaimRejection.CLAIM_TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.GiveBack;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.ClaimCommand.Remind;
import io.jangbu.core.claim.ClaimDeadlines;
import io.jangbu.core.claim.ClaimDecider;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.core.claim.ClaimEvent.ClaimReleased;
import io.jangbu.core.claim.ClaimEvent.ClaimReminded;
import io.jangbu.core.claim.ClaimEvent.Claimed;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.core.claim.Pending;
import io.jangbu.testkit.DeciderSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimDeciderTest {

  private static final Claimed ASKED = new Claimed(pending("o-1"));
  private static final List<ClaimEvent> FREE = List.of();
  private static final List<ClaimEvent> PENDING = List.of(ASKED);
  private static final List<ClaimEvent> HELD = List.of(ASKED, new ClaimConfirmed("o-1"));
  private static final List<ClaimEvent> RELEASED =
      List.of(ASKED, new ClaimConfirmed("o-1"), new ClaimReleased("o-1"));

  private final ClaimDecider decider = new ClaimDecider();
  private final DeciderSpec<ClaimCommand, ClaimEvent, ClaimState> spec = new DeciderSpec<>(decider);

  @Test
  void isWhoseAsksFirst() {
    spec.given(FREE).when(new Ask(pending("o-1"))).then(ASKED);
    spec.given(RELEASED).when(new Ask(pending("o-2"))).then(new Claimed(pending("o-2")));
    for (List<ClaimEvent> taken : List.of(PENDING, HELD)) {
      spec.given(taken).when(new Ask(pending("o-1"))).thenUnchanged();
      spec.given(taken).when(new Ask(pending("o-2"))).thenRejected(CLAIM_TAKEN);
      assertThat(spec.given(taken).when(new Ask(pending("o-2"))).decision())
          .as("by whom")
          .isEqualTo(Decision.reject(CLAIM_TAKEN, "o-1"));
    }
  }

  @Test
  void isConfirmedForWhomItIsGranted() {
    spec.given(PENDING).when(new Confirm("o-1")).then(new ClaimConfirmed("o-1"));
    spec.given(PENDING).when(new Confirm("o-2")).thenRejected(CLAIM_TAKEN);
    spec.given(HELD).when(new Confirm("o-1")).thenUnchanged();
    spec.given(HELD).when(new Confirm("o-2")).thenRejected(CLAIM_TAKEN);
    spec.given(FREE).when(new Confirm("o-1")).then(new ClaimConfirmed("o-1"));
  }

  /** The same order by two commands: what became of the first does not free what the second has. */
  @Test
  void isGivenBackByTheCommandAloneThatCounts() {
    Pending newer = new Pending("orders", "o-1", "k-2", "AQID", List.of());
    spec.given(PENDING).when(new Ask(newer)).then(new Claimed(newer));
    List<ClaimEvent> twice = List.of(ASKED, new Claimed(newer));

    spec.given(twice).when(new GiveBack("o-1", "k-o-1")).thenUnchanged();
    spec.given(twice).when(new GiveBack("o-1", "k-2")).then(new ClaimReleased("o-1"));
    spec.given(PENDING).when(new GiveBack("o-1", "k-o-1")).then(new ClaimReleased("o-1"));
    spec.given(PENDING).when(new GiveBack("o-2", "k-o-1")).thenUnchanged();
    spec.given(HELD).when(new GiveBack("o-1", "k-o-1")).thenUnchanged();
    spec.given(FREE).when(new GiveBack("o-1", "k-o-1")).thenUnchanged();
  }

  @Test
  void isReleasedByNobodyElse() {
    for (List<ClaimEvent> taken : List.of(PENDING, HELD)) {
      spec.given(taken).when(new Release("o-1")).then(new ClaimReleased("o-1"));
      spec.given(taken).when(new Release("o-2")).thenUnchanged();
    }
    spec.given(FREE).when(new Release("o-1")).thenUnchanged();
  }

  @Test
  void asksAgainForWhatNobodyHasDecidedWithGrowingPauses() {
    spec.given(PENDING).when(new Remind()).then(new ClaimReminded());
    spec.given(HELD).when(new Remind()).thenUnchanged();
    ClaimDeadlines deadlines = new ClaimDeadlines();
    Instant at = Instant.parse("2026-11-21T10:00:00Z");
    for (int reminders = 0; reminders < 40; reminders++) {
      Duration pause = Duration.ofMinutes(1L << Math.min(reminders, 6));
      assertThat(
              deadlines.of(
                  new Snapshot<>(new ClaimState.Asked(pending("o-1"), reminders), 1, at, at)))
          .isEqualTo(Map.of("decision", at.plus(pause)));
    }
    assertThat(deadlines.of(new Snapshot<>(new ClaimState.Held("o-1"), 2, at, at))).isEmpty();
  }

  /** There is nothing to hand on any more; what is on its way settles it before. */
  @Test
  void isReleasedInTheEndIfItsCommandWasErased() {
    Pending erased = new Pending("orders", "o-1", "k-o-1", "[erased]", List.of());
    List<ClaimEvent> pending = List.of(new Claimed(erased));
    spec.given(pending).when(new Remind()).then(new ClaimReleased("o-1"));
    spec.given(pending).when(new Confirm("o-1")).then(new ClaimConfirmed("o-1"));
    spec.given(pending).when(new GiveBack("o-1", "k-o-1")).then(new ClaimReleased("o-1"));
    spec.given(pending).when(new Ask(pending("o-2"))).thenRejected(CLAIM_TAKEN);
    Instant at = Instant.parse("2026-11-21T10:00:00Z");
    for (int reminders : List.of(0, 3, 40)) {
      assertThat(
              new ClaimDeadlines()
                  .of(new Snapshot<>(new ClaimState.Asked(erased, reminders), 1, at, at)))
          .isEqualTo(Map.of("decision", at.plus(Duration.ofMinutes(64))));
    }
  }

  @Test
  void hasAStreamOfItsOwnForEachScopeAndValue() {
    assertThat(new Claim("a", "bc").id())
        .isEqualTo(new Claim("a", "bc").id())
        .isNotEqualTo(new Claim("ab", "c").id())
        .isNotEqualTo(new Claim("a", "bd").id())
        .matches(StreamId::isValid);
  }

  private static Pending pending(String holder) {
    return new Pending("orders", holder, "k-" + holder, "AQID", List.of());
  }
}

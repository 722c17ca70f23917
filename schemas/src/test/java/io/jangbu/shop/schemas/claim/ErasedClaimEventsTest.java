package io.jangbu.shop.schemas.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.core.claim.ClaimEvent.Claimed;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.claim.Pending.PendingHeader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErasedClaimEventsTest {

  private final ClaimCodec codec = new ClaimCodec();

  /** Who holds it and by which command stays: that is what settles and releases a claim. */
  @Test
  void loseTheCommandAndItsHeadersAndNothingElse() {
    byte[] bytes =
        codec.encodeEvent(
            event(new Claimed(pending("wwECAw==", new PendingHeader("user", "YWRh")))));

    assertThat(codec.personalTexts(bytes)).containsExactly("wwECAw==", "YWRh");
    byte[] erased = codec.eraseEvent(bytes);
    Pending left = pending("[erased]", new PendingHeader("user", "[erased]"));
    assertThat(codec.decodeEvent(erased)).isEqualTo(event(new Claimed(left)));
    assertThat(left.isErased()).isTrue();
    assertThat(codec.personalTexts(erased)).isEmpty();
  }

  @Test
  void areTheSameBytesWhereNothingIsPersonal() {
    byte[] bytes = codec.encodeEvent(event(new ClaimConfirmed("o-1")));

    assertThat(codec.eraseEvent(bytes)).isSameAs(bytes);
  }

  private static Pending pending(String command, PendingHeader header) {
    return new Pending("orders", "o-1", "k-1", command, List.of(header));
  }

  private static EventEnvelope<ClaimEvent> event(ClaimEvent payload) {
    Instant at = Instant.parse("2026-11-21T10:00:00.000001Z");
    return new EventEnvelope<>("c-1", 1, at, at.plusSeconds(1), "corr-1", "cause-1", payload);
  }
}

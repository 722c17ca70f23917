package io.jangbu.shop.domain.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CartDeadlinesTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final CartDecider decider = new CartDecider();
  private final CartDeadlines deadlines = new CartDeadlines(Duration.ofDays(7));

  @Test
  void expiresAnOpenCartSoLongAfterItsLastEvent() {
    assertThat(deadlines.of(cart(CartFixtures.openCart())))
        .isEqualTo(Map.of("expiry", Instant.parse("2026-11-28T10:00:01Z")));
    assertThat(deadlines.of(cart(CartFixtures.emptiedCart())))
        .isEqualTo(Map.of("expiry", Instant.parse("2026-11-28T10:00:02Z")));
    assertThat(decider.decide(deadlines.reached("expiry"), cart(CartFixtures.openCart()).state()))
        .isEqualTo(Decision.accept(new CartEvent.CartExpired()));
  }

  @Test
  void leavesOtherCartsAsTheyAre() {
    assertThat(deadlines.of(Snapshot.empty(decider))).isEmpty();
    assertThat(deadlines.of(cart(CartFixtures.checkedOutCart()))).isEmpty();
    assertThat(deadlines.of(cart(CartFixtures.expiredCart()))).isEmpty();
  }

  /** Version n is recorded n seconds after the start. */
  private Snapshot<Cart> cart(List<CartEvent> history) {
    Snapshot<Cart> cart = Snapshot.empty(decider);
    for (CartEvent event : history) {
      Instant at = START.plusSeconds(cart.version() + 1);
      cart =
          cart.plus(
              new EventEnvelope<>("cart-1", cart.version() + 1, at, at, "corr", "cause", event),
              decider);
    }
    return cart;
  }
}

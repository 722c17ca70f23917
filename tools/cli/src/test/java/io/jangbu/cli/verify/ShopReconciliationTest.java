package io.jangbu.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.SkuQuantity;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderReference;
import io.jangbu.shop.schemas.claim.ClaimLog;
import io.jangbu.shop.schemas.fulfilment.FulfilmentLog;
import io.jangbu.shop.schemas.order.OrderLog;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One order that reserves and has a reference, and what is wrong about it. */
class ShopReconciliationTest {

  private static final Instant LATER = CheckedPartition.TIME.plusSeconds(3_600);
  private static final OrderReference MINE = OrderReference.of("ada", "mine");
  private static final FulfilmentEvent STARTED =
      new FulfilmentStarted(1, 1, List.of(new SkuQuantity("ink", 2)), "corr");

  private final CheckedPartition<OrderEvent, Order> orders = new CheckedPartition<>(new OrderLog());
  private final CheckedPartition<FulfilmentEvent, FulfilmentState> fulfilments =
      new CheckedPartition<>(new FulfilmentLog());
  private final CheckedPartition<ClaimEvent, ClaimState> claims =
      new CheckedPartition<>(new ClaimLog());

  private static OrderEvent created(Fulfilment fulfilment, @Nullable OrderReference reference) {
    return new OrderCreated(
        "ada", "EUR", List.of(new Line("ink", 2, 450)), 0, 900, fulfilment, reference);
  }

  private List<String> findings(Instant begun) {
    ShopReconciliation shop = new ShopReconciliation(begun);
    orders.handTo(shop);
    fulfilments.handTo(shop);
    claims.handTo(shop);
    return shop.findings();
  }

  @Test
  void findsNothingWhereAllAgree() {
    orders.event("o-1", 1, created(Fulfilment.RESERVE, MINE));
    fulfilments.event("o-1", 1, STARTED);
    claims.event(MINE.claim(), 1, new ClaimConfirmed("o-1"));

    assertThat(findings(LATER)).isEmpty();
  }

  @Test
  void findsAProcessWithoutAnOrder() {
    fulfilments.event("o-1", 1, STARTED);

    assertThat(findings(LATER))
        .containsExactly("fulfilment of o-1: there is no such order that reserves");
  }

  @Test
  void findsAnOrderWithoutAProcess() {
    orders.event("o-1", 1, created(Fulfilment.RESERVE, null));

    assertThat(findings(LATER)).containsExactly("order o-1: it reserves, and has no fulfilment");
  }

  @Test
  void findsAClaimThatACancelledOrderHas() {
    orders.event("o-1", 1, created(Fulfilment.NONE, MINE));
    orders.event("o-1", 2, new OrderCancelled("no"));
    claims.event(MINE.claim(), 1, new ClaimConfirmed("o-1"));

    assertThat(findings(LATER))
        .containsExactly("claim %s: order o-1 has it, and is cancelled".formatted(MINE.claim()));
  }

  @Test
  void saysNothingOfOtherClaims() {
    orders.event("o-1", 1, created(Fulfilment.NONE, null));
    orders.event("o-1", 2, new OrderCancelled("no"));
    claims.event("of-a-command-id", 1, new ClaimConfirmed("o-1"));

    assertThat(findings(LATER)).isEmpty();
  }

  @Test
  void findsAReferenceThatIsNotClaimed() {
    orders.event("o-1", 1, created(Fulfilment.NONE, MINE));

    assertThat(findings(LATER))
        .containsExactly(
            "order o-1: the claim %s on its reference is not its own".formatted(MINE.claim()));
  }

  @Test
  void findsTwoOrdersWithOneReference() {
    orders.event("o-1", 1, created(Fulfilment.NONE, MINE));
    orders.event("o-2", 1, created(Fulfilment.NONE, MINE));
    claims.event(MINE.claim(), 1, new ClaimConfirmed("o-1"));

    assertThat(findings(LATER)).containsExactly("order o-2: order o-1 has the same reference");
  }

  @Test
  void doesNotJudgeWhatMayBeUnderWay() {
    orders.event("o-1", 1, created(Fulfilment.RESERVE, MINE));
    orders.event("o-2", 1, created(Fulfilment.NONE, OrderReference.of("ada", "other")));
    orders.event("o-2", 2, new OrderCancelled("no"));
    claims.event(OrderReference.of("ada", "other").claim(), 1, new ClaimConfirmed("o-2"));

    assertThat(findings(CheckedPartition.TIME.plusSeconds(299))).isEmpty();
    assertThat(findings(LATER)).hasSize(3);
  }

  @Test
  void doesNotJudgeWhatLacksAnEvent() {
    orders.event("o-1", 2, new OrderCancelled("no"));
    fulfilments.event("o-1", 1, STARTED);
    claims.event(MINE.claim(), 1, new ClaimConfirmed("o-1"));

    assertThat(findings(LATER)).isEmpty();
  }
}

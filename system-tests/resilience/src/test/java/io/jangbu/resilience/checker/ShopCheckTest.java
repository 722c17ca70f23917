package io.jangbu.resilience.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.context.Waits;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompensated;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Of a sound shop one record is spoiled: its books, claims, deadlines and processes. */
class ShopCheckTest extends LivedShop {

  @Test
  void findsNothingInASoundShop() {
    assertThat(shop.faults()).isEmpty();
    assertThat(ShopCheck.punctuality(shop.log(), shop.outages, Instant.EPOCH))
        .isEqualTo(new Punctuality(2, IN_TIME, IN_TIME));
  }

  @Test
  void findsTwoOrdersWithOneReference() {
    OrderEvent delivered =
        shop.orders
            .events
            .get(shop.orders.event(OrderCreated.class, "delivered"))
            .value()
            .payload();
    SoundTopics.change(
        shop.orders.events,
        shop.orders.event(OrderCreated.class, "paid"),
        event -> SoundTopics.with(event, delivered));
    assertThat(shop.faults())
        .anySatisfy(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.CLAIM);
          assertThat(fault.what()).isEqualTo("delivered and paid have one reference");
        });
  }

  @Test
  void findsAClaimThatACancelledOrderHas() {
    String claimId = first(shop.claims, Release.class).value().streamId();
    shop.send(shop.claims, claimId, new Confirm("cancelled"));
    assertThat(kinds()).contains(Kind.CLAIM);
  }

  @Test
  void findsStockThatAPaidOrderDoesNotHaveAnyMore() {
    shop.send(shop.inventory, "ink", new ReleaseStock("paid"));
    assertThat(shop.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.STOCK);
          assertThat(fault.what()).isEqualTo("null are held, and to be 2");
        });
  }

  @Test
  void findsStockThatACancelledOrderHasStill() {
    shop.send(shop.inventory, "ink", new ReserveStock("cancelled", 2));
    assertThat(shop.faults())
        .extracting(Fault::what)
        .containsExactlyInAnyOrder("2 are held, and to be null", "reserved 2 times");
  }

  @Test
  void findsADeadlineThatWasReachedTooLate() {
    shop.send(shop.carts, "cart-5", new AddProductToCart("ink", 1, 450));
    shop.reach(shop.carts, "cart-5", CartDeadlines.EXPIRY, Duration.ofSeconds(3));
    assertThat(shop.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.LATE);
          assertThat(fault.what()).contains("3.0 s late");
        });
  }

  @Test
  void excusesADeadlineAslongAsSomethingIsBroken() {
    shop.send(shop.carts, "cart-5", new AddProductToCart("ink", 1, 450));
    Instant due = shop.now().plus(Waits.CART);
    shop.outages.add(due.minusSeconds(1), due.plusSeconds(20), false);
    shop.reach(shop.carts, "cart-5", CartDeadlines.EXPIRY, Duration.ofSeconds(21));
    assertThat(shop.faults()).isEmpty();
    shop.send(shop.carts, "cart-6", new AddProductToCart("ink", 1, 450));
    shop.reach(shop.carts, "cart-6", CartDeadlines.EXPIRY, Duration.ofSeconds(3));
    assertThat(kinds()).containsExactly(Kind.LATE);
  }

  @Test
  void countsFromWhenTheDeadlineWasSetIfItWasPastThen() {
    reachPayment("in-time", IN_TIME);
    assertThat(shop.faults()).isEmpty();
    reachPayment("late", Duration.ofSeconds(3));
    assertThat(shop.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.LATE);
          assertThat(fault.what()).contains("3.0 s late");
        });
  }

  /** Its process hears of the confirmed stock when the order should be paid already. */
  private void reachPayment(String orderId, Duration afterItWasSet) {
    shop.hearsAfter(Waits.PAYMENT.plusSeconds(1));
    order(orderId, null);
    shop.hearsAfter(Duration.ZERO);
    Snapshot<FulfilmentState> process = shop.fulfilment.stream(orderId);
    Instant set = process.updatedAt();
    Instant due = Context.FULFILMENT.deadlines().of(process).get(FulfilmentDeadlines.PAYMENT);
    assertThat(due).isBefore(set);
    Duration late = Duration.between(due, set).plus(afterItWasSet);
    shop.reach(shop.fulfilment, orderId, FulfilmentDeadlines.PAYMENT, late);
  }

  @Test
  void findsADeadlineThatWasReachedTooEarly() {
    shop.send(shop.carts, "cart-5", new AddProductToCart("ink", 1, 450));
    shop.reach(shop.carts, "cart-5", CartDeadlines.EXPIRY, Duration.ofMillis(-1));
    assertThat(kinds()).containsExactly(Kind.LATE);
  }

  @Test
  void findsADeadlineThatIsNotReached() {
    shop.send(shop.carts, "cart-5", new AddProductToCart("ink", 1, 450));
    assertThat(kinds()).containsExactly(Kind.OPEN);
    shop.pass(Waits.CART.plusSeconds(3));
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.OPEN, Kind.LATE);
  }

  @Test
  void findsThatADeadlineHasLedToSomethingElse() {
    SoundTopics.change(
        shop.fulfilment.events,
        shop.fulfilment.event(PaymentDeadlinePassed.class, "unpaid"),
        event ->
            new EventEnvelope<>(
                event.streamId(),
                event.version(),
                event.occurredAt().plusSeconds(1),
                event.recordedAt(),
                event.correlationId(),
                event.causationId(),
                event.payload()));
    assertThat(kinds()).containsExactly(Kind.MISJUDGED);
  }

  @Test
  void findsAProcessThatIsOpen() {
    order("open", null);
    assertThat(kinds()).containsExactly(Kind.OPEN);
  }

  @Test
  void findsAProcessThatDoesNotComeToItsEnd() {
    shop.fulfilment.events.remove(shop.fulfilment.event(FulfilmentCompensated.class, "cancelled"));
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.OPEN, Kind.LOST);
  }

  @Test
  void findsAnOrderWithoutAProcess() {
    shop.fulfilment.events.removeIf(event -> event.value().streamId().equals("delivered"));
    assertThat(shop.faults())
        .extracting(Fault::what)
        .contains("the order has no process")
        .anyMatch(what -> what.contains("has neither become the order nor been refused"));
  }

  @Test
  void findsAPaidOrderThatWasCancelledAsUnpaid() {
    shop.send(shop.orders, "paid", new CancelOrder("UNPAID"));
    assertThat(kinds()).containsExactly(Kind.PROCESS);
  }

  @Test
  void allowsThatARefusalIsForgottenByARebuildAndByNothingElse() {
    CommandEnvelope<OrderCommand> early =
        shop.send(shop.orders, "late", new ProcessPayment("p", 1_000, "card"));
    Instant refused = shop.now();
    order("late", null);
    shop.orders.remembered.remove(early.commandId());
    shop.sendAgain(shop.orders, early);
    assertThat(kinds()).containsExactly(Kind.CONTRADICTION);
    shop.outages.add(refused, refused, true);
    assertThat(shop.faults()).isEmpty();
  }
}

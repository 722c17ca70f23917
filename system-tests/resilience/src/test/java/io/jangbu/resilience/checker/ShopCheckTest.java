package io.jangbu.resilience.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Waits;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompensated;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasPaid;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A shop with a delivered, a paid, a cancelled, an unpaid and a sold out order, one that wants
 * another's reference, and an abandoned cart, of which one record is spoiled.
 */
class ShopCheckTest {

  private static final Duration IN_TIME = Duration.ofMillis(300);

  private final SoundShop shop = new SoundShop();

  @BeforeEach
  void live() {
    shop.send(shop.inventory, "ink", new RegisterProduct("Ink"));
    shop.send(shop.inventory, "ink", new ReceiveStock(9));
    checkOut("cart-1", "delivered", 2, "ref");
    pay("delivered");
    shop.send(shop.orders, "delivered", new ShipOrder("carrier", null));
    shop.send(shop.orders, "delivered", new ConfirmDelivery());
    checkOut("cart-2", "refused", 2, "ref");
    order("paid", "mine");
    pay("paid");
    order("cancelled", "free");
    shop.send(shop.orders, "cancelled", new CancelOrder("changed their mind"));
    checkOut("cart-3", "sold-out", 100, null);
    order("unpaid", null);
    shop.reach(shop.fulfilment, "unpaid", FulfilmentDeadlines.PAYMENT, IN_TIME);
    shop.send(shop.carts, "cart-4", new AddProductToCart("ink", 1, 450));
    shop.reach(shop.carts, "cart-4", CartDeadlines.EXPIRY, IN_TIME);
  }

  private void checkOut(String cart, String order, long quantity, @Nullable String reference) {
    shop.send(shop.carts, cart, new AddProductToCart("ink", quantity, 450));
    shop.send(shop.carts, cart, new CheckOutCart("ada", "EUR", 100, order, reference));
  }

  private void order(String order, @Nullable String reference) {
    List<Line> lines = List.of(new Line("ink", 1, 450), new Line("ink", 1, 450));
    shop.send(
        shop.orders,
        order,
        new CreateOrder("ada", "EUR", lines, 100, Fulfilment.RESERVE, reference));
  }

  private void pay(String order) {
    shop.send(shop.orders, order, new ProcessPayment("p", 1_000, "card"));
  }

  @Test
  void findsNothingInASoundShop() {
    assertThat(shop.faults()).isEmpty();
    assertThat(ShopCheck.punctuality(shop.log(), shop.outages, Instant.EPOCH))
        .isEqualTo(new Punctuality(2, IN_TIME, IN_TIME));
  }

  @Test
  void findsACommandOfAProcessThatIsSentTwice() {
    sendAgain(shop.inventory, first(shop.inventory, ReserveStock.class));
    assertThat(shop.faults())
        .anySatisfy(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.TWIN);
          assertThat(fault.what()).contains("is there 2 times, and was to be sent 1 times");
        });
  }

  @Test
  void findsACommandOfAProcessThatIsLost() {
    shop.inventory.commands.remove(first(shop.inventory, ReleaseStock.class));
    assertThat(kinds()).contains(Kind.LOST);
  }

  @Test
  void findsAnInputThatIsLost() {
    shop.fulfilment.commands.remove(first(shop.fulfilment, OrderWasPaid.class));
    assertThat(kinds()).contains(Kind.LOST);
  }

  @Test
  void findsAnInputWithoutACause() {
    shop.fulfilment.sent(
        new CommandEnvelope<>(new UUID(9, 9), "paid", null, null, null, new OrderWasPaid(7)),
        Map.of(),
        shop.now());
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.STRAY, Kind.UNANSWERED);
  }

  @Test
  void findsAClaimThatHearsNothing() {
    shop.claims.commands.remove(first(shop.claims, Release.class));
    assertThat(kinds()).contains(Kind.LOST);
  }

  @Test
  void findsAQuestionThatNobodyAsks() {
    shop.claims.sent(
        new CommandEnvelope<>(
            new UUID(9, 9),
            "claim",
            null,
            null,
            null,
            first(shop.claims, Ask.class).value().payload()),
        Map.of(),
        shop.now());
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.STRAY, Kind.UNANSWERED);
  }

  @Test
  void findsACommandThatIsHandedOnTwice() {
    sendAgain(shop.orders, handedOn("paid"));
    assertThat(kinds()).contains(Kind.TWIN);
  }

  @Test
  void findsAnOrderWithoutItsClaim() {
    Logged<CommandEnvelope<OrderCommand>> handed = handedOn("paid");
    shop.orders.commands.set(
        shop.orders.commands.indexOf(handed),
        new Logged<>(handed.at(), handed.value(), handed.appended(), Map.of()));
    assertThat(kinds()).contains(Kind.MISJUDGED, Kind.LOST);
  }

  @Test
  void findsAReferenceThatIsRefusedForTheWrongHolder() {
    Logged<CommandEnvelope<OrderCommand>> handed = handedOn("refused");
    Map<String, String> headers = new HashMap<>(handed.headers());
    headers.computeIfPresent(
        ClaimHeaders.NAME, (_, text) -> text.replaceAll("/delivered", "/paid"));
    shop.orders.commands.set(
        shop.orders.commands.indexOf(handed),
        new Logged<>(handed.at(), handed.value(), handed.appended(), headers));
    assertThat(kinds()).contains(Kind.MISJUDGED, Kind.LOST, Kind.STRAY);
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

  private List<Kind> kinds() {
    return shop.faults().stream().map(Fault::kind).toList();
  }

  private <C> void sendAgain(SoundTopics<C, ?, ?> topics, Logged<CommandEnvelope<C>> command) {
    topics.sent(command.value(), command.headers(), shop.now());
  }

  private static <C> Logged<CommandEnvelope<C>> first(
      SoundTopics<C, ?, ?> topics, Class<? extends C> type) {
    return topics.commands.stream()
        .filter(command -> type.isInstance(command.value().payload()))
        .findFirst()
        .orElseThrow();
  }

  private Logged<CommandEnvelope<OrderCommand>> handedOn(String orderId) {
    return shop.orders.commands.stream()
        .filter(command -> command.value().streamId().equals(orderId))
        .filter(command -> command.headers().containsKey(ClaimHeaders.NAME))
        .findFirst()
        .orElseThrow();
  }
}

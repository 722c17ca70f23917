package io.jangbu.resilience.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasPaid;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.OrderCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a sound shop one record is spoiled that follows from a decision. */
class ShopSendingsTest extends LivedShop {

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

  private <C> void sendAgain(SoundTopics<C, ?, ?> topics, Logged<CommandEnvelope<C>> command) {
    topics.sent(command.value(), command.headers(), shop.now());
  }

  private Logged<CommandEnvelope<OrderCommand>> handedOn(String orderId) {
    return shop.orders.commands.stream()
        .filter(command -> command.value().streamId().equals(orderId))
        .filter(command -> command.headers().containsKey(ClaimHeaders.NAME))
        .findFirst()
        .orElseThrow();
  }
}

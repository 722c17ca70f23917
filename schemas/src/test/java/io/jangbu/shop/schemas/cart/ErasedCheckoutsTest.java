package io.jangbu.shop.schemas.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same customer and reference, in the cart and in the process that makes an order of it. */
class ErasedCheckoutsTest {

  @Test
  void loseTheCustomerAndTheReferenceOfTheCart() {
    CartCodec codec = new CartCodec();
    byte[] bytes =
        codec.encodeEvent(event(new CartCheckedOut("고객-1", "EUR", List.of(), 1, 1, "o-1", "주문 7")));

    assertThat(codec.personalTexts(bytes)).containsExactly("고객-1", "주문 7");
    assertThat(codec.decodeEvent(codec.eraseEvent(bytes)))
        .isEqualTo(
            event(new CartCheckedOut("[erased]", "EUR", List.of(), 1, 1, "o-1", "[erased]")));
  }

  @Test
  void loseTheCustomerAndTheReferenceOfTheProcess() {
    FulfilmentCodec codec = new FulfilmentCodec();
    byte[] bytes =
        codec.encodeEvent(
            event(new OrderRequested(1, "k-1", "고객-1", "EUR", List.of(), 1, "주문 7", "corr")));

    assertThat(codec.personalTexts(bytes)).containsExactly("고객-1", "주문 7");
    assertThat(codec.decodeEvent(codec.eraseEvent(bytes)))
        .isEqualTo(
            event(
                new OrderRequested(1, "k-1", "[erased]", "EUR", List.of(), 1, "[erased]", "corr")));
  }

  private static <E> EventEnvelope<E> event(E payload) {
    Instant at = Instant.parse("2026-11-21T10:00:00.000001Z");
    return new EventEnvelope<>("s-1", 1, at, at.plusSeconds(1), "corr-1", "cause-1", payload);
  }
}

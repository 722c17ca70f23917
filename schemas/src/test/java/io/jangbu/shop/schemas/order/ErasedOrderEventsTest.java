package io.jangbu.shop.schemas.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.domain.order.OrderReference;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErasedOrderEventsTest {

  private static final OrderReference REFERENCE = OrderReference.of("고객-1", "주문 7");
  private static final List<Line> LINES = List.of(new Line("mug", 2, 500));

  private final OrderCodec codec = new OrderCodec();

  record Case(OrderEvent event, List<String> personal, OrderEvent erased) {}

  static List<Case> cases() {
    return List.of(
        new Case(
            new OrderCreated("고객-1", "EUR", LINES, 300, 1300),
            List.of("고객-1"),
            new OrderCreated("[erased]", "EUR", LINES, 300, 1300)),
        new Case(
            new OrderCreated("고객-1", "EUR", LINES, 300, 1300, Fulfilment.RESERVE, REFERENCE),
            List.of("고객-1", "주문 7"),
            new OrderCreated(
                "[erased]",
                "EUR",
                LINES,
                300,
                1300,
                Fulfilment.RESERVE,
                new OrderReference("[erased]", REFERENCE.claim()))),
        new Case(
            new PaymentProcessed("p-1", 1300, "card"),
            List.of("p-1"),
            new PaymentProcessed("[erased]", 1300, "card")),
        new Case(
            new OrderShipped("dhl", "t-1"), List.of("t-1"), new OrderShipped("dhl", "[erased]")),
        new Case(new OrderShipped("dhl", null), List.of(), new OrderShipped("dhl", null)),
        new Case(new OrderDelivered(), List.of(), new OrderDelivered()),
        new Case(
            new OrderCancelled("Kim asked for it"),
            List.of("Kim asked for it"),
            new OrderCancelled("[erased]")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void loseTheirPersonalTextsAndNothingElse(Case each) {
    EventEnvelope<OrderEvent> event = event(each.event());
    byte[] bytes = codec.encodeEvent(event);

    assertThat(codec.personalTexts(bytes)).isEqualTo(each.personal());
    byte[] erased = codec.eraseEvent(bytes);
    assertThat(codec.decodeEvent(erased)).isEqualTo(event(each.erased()));
    assertThat(codec.personalTexts(erased)).isEmpty();
    assertThat(codec.eraseEvent(erased)).isSameAs(erased);
  }

  @Test
  void areTheSameBytesWhereNothingIsPersonal() {
    byte[] bytes = codec.encodeEvent(event(new OrderDelivered()));

    assertThat(codec.eraseEvent(bytes)).isSameAs(bytes);
  }

  private static EventEnvelope<OrderEvent> event(OrderEvent payload) {
    Instant at = Instant.parse("2026-11-21T10:00:00.000001Z");
    return new EventEnvelope<>("o-1", 3, at, at.plusSeconds(1), "corr-1", "cause-1", payload);
  }
}

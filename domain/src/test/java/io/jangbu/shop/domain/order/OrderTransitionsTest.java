package io.jangbu.shop.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.TransitionTable;
import io.jangbu.testkit.DeciderSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state, against the public contract's "Rules of the order". */
class OrderTransitionsTest {

  private static final String TABLE =
      """
      | state               | create       | pay               | ship              | deliver           | cancel            |
      | none                | OrderCreated | ORDER_NOT_FOUND   | ORDER_NOT_FOUND   | ORDER_NOT_FOUND   | ORDER_NOT_FOUND   |
      | created             | ORDER_EXISTS | PaymentProcessed  | NOT_PAID          | NOT_SHIPPED       | OrderCancelled    |
      | paid                | ORDER_EXISTS | ALREADY_PAID      | OrderShipped      | NOT_SHIPPED       | OrderCancelled    |
      | shipped             | ORDER_EXISTS | ALREADY_PAID      | ALREADY_SHIPPED   | OrderDelivered    | ALREADY_SHIPPED   |
      | delivered           | ORDER_EXISTS | ALREADY_PAID      | ALREADY_DELIVERED | ALREADY_DELIVERED | ALREADY_DELIVERED |
      | cancelled           | ORDER_EXISTS | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED |
      | cancelled once paid | ORDER_EXISTS | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED |
      """;

  private static final Map<String, List<OrderEvent>> STATES = states();

  private static final List<OrderCommand> COMMANDS =
      List.of(
          OrderFixtures.createOrder(),
          OrderFixtures.processPayment(),
          OrderFixtures.shipOrder(),
          OrderFixtures.confirmDelivery(),
          OrderFixtures.cancelOrder());

  private static final List<OrderEvent> EVENTS =
      List.of(
          OrderFixtures.created(),
          OrderFixtures.paid(),
          OrderFixtures.shipped(),
          OrderFixtures.delivered(),
          OrderFixtures.cancelled());

  private final DeciderSpec<OrderCommand, OrderEvent, Order> spec =
      new DeciderSpec<>(new OrderDecider());

  @ParameterizedTest(name = "{0}: {2} -> {3}")
  @MethodSource("cells")
  void answersEveryCommandInEveryState(
      String state, List<OrderEvent> history, OrderCommand command, String answer) {
    var decision = spec.given(history).when(command);

    EVENTS.stream()
        .filter(event -> event.getClass().getSimpleName().equals(answer))
        .findAny()
        .ifPresentOrElse(
            decision::then, () -> decision.thenRejected(OrderRejection.valueOf(answer)));
  }

  @Test
  void takesAnyEventInAnyStateAndIgnoresWhatTheStateDoesNotExpect() {
    int ignored = 0;
    for (List<OrderEvent> events : STATES.values()) {
      Order state = spec.given(events).state();
      for (OrderEvent event : EVENTS) {
        if (new OrderDecider().evolve(state, event).equals(state)) {
          ignored++;
        }
      }
    }
    // 6 of the 7 × 5 pairs are transitions: create, pay, ship, deliver, and cancel from two states.
    assertThat(ignored).isEqualTo(29);
  }

  static Stream<Arguments> cells() {
    return new TransitionTable<>(TABLE, STATES, COMMANDS).cells();
  }

  private static Map<String, List<OrderEvent>> states() {
    Map<String, List<OrderEvent>> states = new LinkedHashMap<>();
    states.put("none", OrderFixtures.noOrder());
    states.put("created", OrderFixtures.createdOrder());
    states.put("paid", OrderFixtures.paidOrder());
    states.put("shipped", OrderFixtures.shippedOrder());
    states.put("delivered", OrderFixtures.deliveredOrder());
    states.put("cancelled", OrderFixtures.cancelledOrder());
    states.put("cancelled once paid", OrderFixtures.cancelledPaidOrder());
    return states;
  }
}

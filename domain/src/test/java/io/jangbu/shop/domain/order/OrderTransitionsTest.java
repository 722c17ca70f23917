package io.jangbu.shop.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.TransitionTable;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderEvent.StockConfirmed;
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
      | state               | create       | pay               | ship              | deliver           | cancel            | confirm           |
      | none                | OrderCreated | ORDER_NOT_FOUND   | ORDER_NOT_FOUND   | ORDER_NOT_FOUND   | ORDER_NOT_FOUND   | ORDER_NOT_FOUND   |
      | pending             | ORDER_EXISTS | STOCK_PENDING     | NOT_PAID          | NOT_SHIPPED       | OrderCancelled    | StockConfirmed    |
      | confirmed           | ORDER_EXISTS | PaymentProcessed  | NOT_PAID          | NOT_SHIPPED       | OrderCancelled    | nothing           |
      | created             | ORDER_EXISTS | PaymentProcessed  | NOT_PAID          | NOT_SHIPPED       | OrderCancelled    | nothing           |
      | paid                | ORDER_EXISTS | ALREADY_PAID      | OrderShipped      | NOT_SHIPPED       | OrderCancelled    | nothing           |
      | shipped             | ORDER_EXISTS | ALREADY_PAID      | ALREADY_SHIPPED   | OrderDelivered    | ALREADY_SHIPPED   | nothing           |
      | delivered           | ORDER_EXISTS | ALREADY_PAID      | ALREADY_DELIVERED | ALREADY_DELIVERED | ALREADY_DELIVERED | nothing           |
      | cancelled           | ORDER_EXISTS | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED |
      | cancelled pending   | ORDER_EXISTS | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED |
      | cancelled once paid | ORDER_EXISTS | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED | ALREADY_CANCELLED |
      """;

  private static final Map<String, List<OrderEvent>> STATES = states();

  private static final List<OrderCommand> COMMANDS =
      List.of(
          OrderFixtures.createOrder(),
          OrderFixtures.processPayment(),
          OrderFixtures.shipOrder(),
          OrderFixtures.confirmDelivery(),
          OrderFixtures.cancelOrder(),
          new ConfirmStock());

  private static final List<OrderEvent> EVENTS =
      List.of(
          OrderFixtures.created(),
          OrderFixtures.createdWithStock(),
          new StockConfirmed(),
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

    if (answer.equals("nothing")) {
      decision.thenUnchanged();
      return;
    }
    EVENTS.stream()
        .filter(event -> event.getClass().getSimpleName().equals(answer))
        .findAny()
        .ifPresentOrElse(
            decision::then, () -> decision.thenRejected(OrderRejection.valueOf(answer)));
  }

  @Test
  void opensAnOrderThatAwaitsItsStock() {
    spec.given(OrderFixtures.noOrder())
        .when(OrderFixtures.createWithStock())
        .then(OrderFixtures.createdWithStock());
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
    // 11 of the 10 × 7 pairs are transitions: create in two ways, confirm, pay from two states,
    // ship,
    // deliver, and cancel from four.
    assertThat(ignored).isEqualTo(59);
  }

  static Stream<Arguments> cells() {
    return new TransitionTable<>(TABLE, STATES, COMMANDS).cells();
  }

  private static Map<String, List<OrderEvent>> states() {
    Map<String, List<OrderEvent>> states = new LinkedHashMap<>();
    states.put("none", OrderFixtures.noOrder());
    states.put("pending", OrderFixtures.pendingOrder());
    states.put("confirmed", OrderFixtures.confirmedOrder());
    states.put("created", OrderFixtures.createdOrder());
    states.put("paid", OrderFixtures.paidOrder());
    states.put("shipped", OrderFixtures.shippedOrder());
    states.put("delivered", OrderFixtures.deliveredOrder());
    states.put("cancelled", OrderFixtures.cancelledOrder());
    states.put("cancelled pending", OrderFixtures.cancelledPendingOrder());
    states.put("cancelled once paid", OrderFixtures.cancelledPaidOrder());
    return states;
  }
}

package io.jangbu.shop.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.shop.domain.RandomSequences;
import io.jangbu.shop.domain.RandomSequences.Walk;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderSequencesTest {

  private static final Set<String> ALLOWED =
      Set.of(
          "NotCreated -> Created",
          "NotCreated -> Pending",
          "Pending -> Created",
          "Pending -> Cancelled",
          "Created -> Paid",
          "Created -> Cancelled",
          "Paid -> Shipped",
          "Paid -> Cancelled",
          "Shipped -> Delivered");

  private final Set<String> transitions = new HashSet<>();

  @Test
  void walksOnlyAlongAllowedTransitionsAndReplaysToTheSameState() {
    var sequences = new RandomSequences<>(new OrderDecider(), 2_000, 40);

    assertThat(sequences.walk(OrderWalk::new))
        .as("every rejection but the one that another order leads to")
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(OrderRejection.REFERENCE_TAKEN)));
    assertThat(transitions).as("every allowed transition, and no other").isEqualTo(ALLOWED);
  }

  private final class OrderWalk implements Walk<OrderCommand, OrderEvent, Order> {

    private final RandomOrderCommands commands;

    OrderWalk(Random random) {
      commands = new RandomOrderCommands(random);
    }

    @Override
    public OrderCommand next() {
      return commands.next();
    }

    @Override
    public void check(
        OrderCommand command, Order before, Decision<OrderEvent> decision, Order after) {
      if (decision instanceof Accepted<OrderEvent>(var events)) {
        String transition =
            before.getClass().getSimpleName() + " -> " + after.getClass().getSimpleName();
        if (events.isEmpty()) {
          assertThat(command).isInstanceOf(ConfirmStock.class);
          assertThat(after).isEqualTo(before);
          return;
        }
        assertThat(events).as("%s", command).hasSize(1);
        assertThat(ALLOWED).as("%s", command).contains(transition);
        transitions.add(transition);
      }
    }
  }
}

package io.jangbu.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.domain.Decision;
import io.jangbu.domain.Decision.Accepted;
import io.jangbu.domain.Decision.Rejected;
import io.jangbu.domain.RejectionCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Long ways through the order by chance. A failure names its seed; {@code -Dseed=…} walks the same
 * way again.
 */
class OrderSequencesTest {

  private static final int SEQUENCES = 2_000;
  private static final int COMMANDS = 40;

  private static final Set<String> ALLOWED =
      Set.of(
          "NotCreated -> Created",
          "Created -> Paid",
          "Created -> Cancelled",
          "Paid -> Shipped",
          "Paid -> Cancelled",
          "Shipped -> Delivered");

  private final OrderDecider decider = new OrderDecider();
  private final Set<String> transitions = new HashSet<>();
  private final Set<RejectionCode> rejections = new HashSet<>();

  @Test
  void walksOnlyAlongAllowedTransitionsAndReplaysToTheSameState() {
    long first = Long.getLong("seed", 20261121);
    for (long seed = first; seed < first + SEQUENCES; seed++) {
      walk(seed);
    }

    assertThat(transitions).as("every allowed transition, and no other").isEqualTo(ALLOWED);
    assertThat(rejections).as("every rejection").containsExactlyInAnyOrder(OrderRejection.values());
  }

  private void walk(long seed) {
    RandomOrderCommands commands = new RandomOrderCommands(new Random(seed));
    List<OrderEvent> history = new ArrayList<>();
    List<Order> states = new ArrayList<>(List.of(decider.initialState()));
    for (int i = 0; i < COMMANDS; i++) {
      Order before = states.getLast();
      OrderCommand command = commands.next();
      Decision<OrderEvent> decision = decider.decide(command, before);
      assertThat(decider.decide(command, before)).as(at(seed, command)).isEqualTo(decision);
      switch (decision) {
        case Rejected<OrderEvent>(var code, _) -> rejections.add(code);
        case Accepted<OrderEvent>(var events) -> {
          assertThat(events).as(at(seed, command)).hasSize(1);
          history.add(events.getFirst());
          states.add(decider.evolve(before, events.getFirst()));
          assertThat(ALLOWED).as(at(seed, command)).contains(transition(before, states.getLast()));
          transitions.add(transition(before, states.getLast()));
        }
      }
      // A rejection leaves no trace: the history alone always tells where the order stands.
      assertThat(replay(decider.initialState(), history))
          .as(at(seed, command))
          .isEqualTo(states.getLast());
    }
    for (int version = 0; version <= history.size(); version++) {
      assertThat(replay(states.get(version), history.subList(version, history.size())))
          .as("seed %d, replayed from version %d", seed, version)
          .isEqualTo(states.getLast());
    }
  }

  private Order replay(Order state, List<OrderEvent> events) {
    for (OrderEvent event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }

  private static String transition(Order before, Order after) {
    return before.getClass().getSimpleName() + " -> " + after.getClass().getSimpleName();
  }

  private static String at(long seed, OrderCommand command) {
    return "seed " + seed + ", at " + command;
  }
}

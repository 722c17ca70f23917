package io.jangbu.shop.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.core.RejectionCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Long ways through a decider by chance. What holds of every decider is checked here: the same
 * command is decided alike in the same state, a rejection leaves no trace, each event is one that
 * the state expects, and what is replayed from any version on ends in the same state.
 *
 * <p>A failure names its seed; {@code -Dseed=…} walks the same way again.
 */
public record RandomSequences<C, E, S>(Decider<C, E, S> decider, int sequences, int commands) {

  /** One way: the commands on it, and what holds of this decider alone. */
  public interface Walk<C, E, S> {

    /** The next command. */
    C next();

    /** Is shown what came of it. */
    void check(C command, S before, Decision<E> decision, S after);
  }

  /** Walks all ways, and returns every code that a command was rejected with. */
  public Set<RejectionCode> walk(Function<Random, Walk<C, E, S>> walks) {
    Set<RejectionCode> rejections = new HashSet<>();
    long first = Long.getLong("seed", 20261121);
    for (long seed = first; seed < first + sequences; seed++) {
      try {
        rejections.addAll(walk(walks.apply(new Random(seed))));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    return rejections;
  }

  private Set<RejectionCode> walk(Walk<C, E, S> walk) {
    Set<RejectionCode> rejections = new HashSet<>();
    List<E> history = new ArrayList<>();
    List<S> states = new ArrayList<>(List.of(decider.initialState()));
    for (int i = 0; i < commands; i++) {
      C command = walk.next();
      S before = states.getLast();
      Decision<E> decision = decider.decide(command, before);
      assertThat(decider.decide(command, before)).as("again %s", command).isEqualTo(decision);
      switch (decision) {
        case Rejected<E>(var code, _) -> rejections.add(code);
        case Accepted<E>(var events) -> {
          for (E event : events) {
            assertThat(decider.expects(states.getLast(), event)).as("expects %s", event).isTrue();
            history.add(event);
            states.add(decider.evolve(states.getLast(), event));
          }
        }
      }
      walk.check(command, before, decision, states.getLast());
    }
    for (int version = 0; version <= history.size(); version++) {
      assertThat(replay(states.get(version), history.subList(version, history.size())))
          .as("replayed from version %d", version)
          .isEqualTo(states.getLast());
    }
    return rejections;
  }

  private S replay(S state, List<E> events) {
    for (E event : events) {
      state = decider.evolve(state, event);
    }
    return state;
  }
}

package io.jangbu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.core.RejectionCode;
import java.util.List;

/**
 * A decider's behaviour as a sentence: {@code spec.given(events).when(command).then(events)}.
 *
 * <p>What is accepted is also evolved, so that no event is ever decided that cannot be applied.
 */
public record DeciderSpec<C, E, S>(Decider<C, E, S> decider) {

  /** The stream's history. */
  public Given<C, E, S> given(List<? extends E> events) {
    return new Given<>(decider, List.copyOf(events));
  }

  /** A history that awaits its command. */
  public record Given<C, E, S>(Decider<C, E, S> decider, List<E> events) {

    /** The state that the history folds into. */
    public S state() {
      S state = decider.initialState();
      for (E event : events) {
        state = decider.evolve(state, event);
      }
      return state;
    }

    S after(E event) {
      return decider.evolve(state(), event);
    }

    /** The command is decided in the state that the history folds into. */
    public Then<C, E, S> when(C command) {
      return new Then<>(this, decider.decide(command, state()));
    }
  }

  /** A decision to be judged. */
  public record Then<C, E, S>(Given<C, E, S> given, Decision<E> decision) {

    /** The command is accepted and leads to exactly this event, which changes the state. */
    public void then(E event) {
      assertThat(decision).isEqualTo(new Accepted<>(List.of(event)));
      assertThat(given.after(event)).isNotEqualTo(given.state());
    }

    /** The command is accepted and leads to exactly this event, which says what is so already. */
    public void thenWithoutEffect(E event) {
      assertThat(decision).isEqualTo(new Accepted<>(List.of(event)));
      assertThat(given.after(event)).isEqualTo(given.state());
    }

    /** The command is accepted and appends nothing. */
    public void thenUnchanged() {
      assertThat(decision).isEqualTo(new Accepted<>(List.of()));
    }

    /** The command is rejected with that code, and says why. */
    public void thenRejected(RejectionCode code) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Rejected.class,
              rejected -> {
                assertThat(rejected.code()).isEqualTo(code);
                assertThat(rejected.message()).isNotBlank();
              });
    }
  }
}

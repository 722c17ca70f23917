package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the command side thinks of a stream what its events say: it is asked with commands that
 * change nothing in the state that the events fold into, and whose answers tell version and state.
 */
public final class StateCheck {

  private StateCheck() {}

  /** Whether a command changes nothing in that state. */
  public static <C, E, S> boolean isHarmless(
      Context<C, E, S> context, CommandEnvelope<C> command, Snapshot<S> folded) {
    return Judgement.of(command, folded, context.decider()).payloads().isEmpty();
  }

  /**
   * Compares the answer to such a command.
   *
   * @param answer null if none came
   */
  public static <C, E, S> List<Fault> of(
      Context<C, E, S> context,
      CommandEnvelope<C> command,
      Snapshot<S> folded,
      @Nullable Answer answer) {
    Judgement<E> right = Judgement.of(command, folded, context.decider());
    if (answer != null
        && right.agreesWith(answer.outcome(), answer.version(), answer.code(), answer.message())) {
      return List.of();
    }
    return List.of(
        Fault.of(
            Kind.STATE,
            command.streamId(),
            command + " was answered " + answer + " instead of " + right));
  }
}

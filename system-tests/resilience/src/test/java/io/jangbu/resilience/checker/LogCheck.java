package io.jangbu.resilience.checker;

import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All that a context's topics tell about themselves. */
public final class LogCheck {

  private LogCheck() {}

  /**
   * What is wrong with them, nothing if they are sound.
   *
   * @param streams of the log's events
   * @param told what the senders sent and heard
   * @param garbage where garbage was thrown in
   */
  public static <C, E, S> List<Fault> of(
      Context<C, E, S> context,
      ContextLog<C, E> log,
      Streams<E> streams,
      List<Told<C>> told,
      Set<Position> garbage) {
    List<Fault> faults = new ArrayList<>(streams.faults());
    faults.addAll(ResultsCheck.of(context, log, streams));
    faults.addAll(AnswersCheck.of(told, log));
    faults.addAll(GarbageCheck.of(context.topics().commands(), log, garbage));
    return faults;
  }
}

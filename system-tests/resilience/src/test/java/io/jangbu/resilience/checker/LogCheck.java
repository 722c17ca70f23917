package io.jangbu.resilience.checker;

import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.time.Outages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All that a context's topics tell about themselves. */
public final class LogCheck {

  private LogCheck() {}

  /**
   * What is wrong with them, nothing if they are sound.
   *
   * @param told what the senders sent and heard
   * @param garbage where garbage was thrown in
   * @param asked how often a command went to its claim first, instead of being answered
   */
  public static <C, E, S> List<Fault> of(
      Reading<C, E, S> reading,
      List<Told<C>> told,
      Set<Position> garbage,
      Map<UUID, Integer> asked,
      Outages outages) {
    List<Fault> faults = new ArrayList<>(reading.streams().faults());
    DueEvents<C, E, S> due = DueEvents.of(reading, outages);
    faults.addAll(due.faults());
    faults.addAll(ResultsCheck.of(reading, due, asked, outages));
    faults.addAll(AnswersCheck.of(reading, told));
    faults.addAll(GarbageCheck.of(reading.context().topics().commands(), reading.log(), garbage));
    return faults;
  }
}

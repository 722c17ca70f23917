package io.jangbu.resilience.report;

import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Told;
import java.util.List;
import java.util.Optional;

/**
 * What became of commands.
 *
 * @param acknowledged accepted, and the sender knows it
 * @param refused by the rules, and the sender knows it
 * @param unknown the sender has heard nothing
 */
public record Tally(long sent, long acknowledged, long refused, long unknown) {

  public static Tally of(List<Told<?>> commands) {
    long accepted = 0;
    long refused = 0;
    for (Told<?> told : commands) {
      Optional<Answer> answer = told.first();
      if (answer.isPresent() && answer.get().accepted()) {
        accepted++;
      } else if (answer.isPresent()) {
        refused++;
      }
    }
    return new Tally(commands.size(), accepted, refused, commands.size() - accepted - refused);
  }

  @Override
  public String toString() {
    return "%,d sent, %,d acknowledged, %,d refused, %,d unknown"
        .formatted(sent, acknowledged, refused, unknown);
  }

  Tally plus(Tally other) {
    return new Tally(
        sent + other.sent,
        acknowledged + other.acknowledged,
        refused + other.refused,
        unknown + other.unknown);
  }
}

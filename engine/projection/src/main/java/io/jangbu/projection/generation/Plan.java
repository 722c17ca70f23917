package io.jangbu.projection.generation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which generations run. All instances of the service follow the same plan.
 *
 * @param answering the one that reads are answered from
 * @param building the one that is built beside it; null = none
 * @param kept the one that answered before, for switching back; null = none
 * @param last the highest number that was ever given
 */
public record Plan(int answering, @Nullable Integer building, @Nullable Integer kept, int last) {

  /** How many run at once, at most. */
  static final int MOST_RUNNING = 2;

  /** What a service begins with. */
  static final Plan FIRST = new Plan(1, null, null, 1);

  /** All that run, at most two. */
  public List<Integer> running() {
    return Arrays.asList(answering, building, kept).stream().filter(Objects::nonNull).toList();
  }

  /** All that were given up: they never run again. */
  List<Integer> givenUp() {
    return IntStream.rangeClosed(1, last)
        .boxed()
        .filter(number -> !running().contains(number))
        .toList();
  }

  /**
   * One more is built.
   *
   * @throws NotNowException if another runs beside the one that answers already
   */
  Plan begun() {
    if (building != null) {
      throw new NotNowException("generation " + building + " is being built already");
    }
    if (kept != null) {
      throw new NotNowException(
          "generation %d is kept for switching back: drop it first".formatted(kept));
    }
    return new Plan(answering, last + 1, null, last + 1);
  }

  /**
   * The one that was built answers, the other is kept.
   *
   * @throws NotNowException if none is being built
   */
  Plan switched() {
    return new Plan(required(building, "no generation is being built"), null, answering, last);
  }

  /**
   * The one that answered before answers again, the other is kept.
   *
   * @throws NotNowException if none is kept
   */
  Plan back() {
    return new Plan(
        required(kept, "no generation is kept that could answer again"), null, answering, last);
  }

  /**
   * The one that does not answer is given up.
   *
   * @throws NotNowException if there is none
   */
  Plan dropped() {
    if (building == null && kept == null) {
      throw new NotNowException("there is no generation but the one that answers");
    }
    return new Plan(answering, null, null, last);
  }

  private static int required(@Nullable Integer generation, String otherwise) {
    if (generation == null) {
      throw new NotNowException(otherwise);
    }
    return generation;
  }
}

package io.jangbu.projection.rollout;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of the projections run. All instances of the service follow the same rollout.
 *
 * @param answering the one that reads are answered from
 * @param building the one that is built beside it; null = none
 * @param kept the one that answered before, for switching back; null = none
 * @param last the highest number that was ever given, at most {@value #MOST_EVER}
 */
public record Rollout(int answering, @Nullable Integer building, @Nullable Integer kept, int last) {

  /** One a day for 27 years. What says more was not written by this service. */
  static final int MOST_EVER = 10_000;

  /** How many run at once, at most. */
  static final int MOST_RUNNING = 2;

  /** What a service begins with. */
  static final Rollout FIRST = new Rollout(1, null, null, 1);

  /**
   * One that can be.
   *
   * @throws IllegalArgumentException if a number is below 1 or above the last, or there twice, or
   *     if three run
   */
  public Rollout {
    List<Integer> all =
        Arrays.asList(answering, building, kept).stream().filter(Objects::nonNull).toList();
    if (last > MOST_EVER
        || all.size() > MOST_RUNNING
        || all.stream().distinct().count() < all.size()
        || all.stream().anyMatch(number -> number < 1 || number > last)) {
      throw new IllegalArgumentException(
          "no rollout: answering %d, building %d, kept %d, last %d"
              .formatted(answering, building, kept, last));
    }
  }

  /** All that run, at most two. */
  public List<Integer> running() {
    return Arrays.asList(answering, building, kept).stream().filter(Objects::nonNull).toList();
  }

  /**
   * Whether it may come after that one: at most one number is new, and none runs that was given up.
   */
  boolean mayFollow(Rollout before) {
    return last - before.last >= 0
        && last - before.last <= 1
        && running().stream()
            .allMatch(number -> number > before.last || before.running().contains(number));
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
  Rollout begun() {
    if (building != null) {
      throw new NotNowException("projection version " + building + " is being built already");
    }
    if (kept != null) {
      throw new NotNowException(
          "projection version %d is kept for switching back: drop it first".formatted(kept));
    }
    if (last == MOST_EVER) {
      throw new NotNowException(
          "there were %d projection versions, which is all there can be".formatted(last));
    }
    return new Rollout(answering, last + 1, null, last + 1);
  }

  /**
   * The one that was built answers, the other is kept.
   *
   * @throws NotNowException if none is being built
   */
  Rollout switched() {
    return new Rollout(
        required(building, "no projection version is being built"), null, answering, last);
  }

  /**
   * The one that answered before answers again, the other is kept.
   *
   * @throws NotNowException if none is kept
   */
  Rollout back() {
    return new Rollout(
        required(kept, "no projection version is kept that could answer again"),
        null,
        answering,
        last);
  }

  /**
   * The one that does not answer is given up.
   *
   * @throws NotNowException if there is none
   */
  Rollout dropped() {
    if (building == null && kept == null) {
      throw new NotNowException("there is no projection version but the active one");
    }
    return new Rollout(answering, null, null, last);
  }

  private static int required(@Nullable Integer version, String otherwise) {
    if (version == null) {
      throw new NotNowException(otherwise);
    }
    return version;
  }
}

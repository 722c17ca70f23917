package io.jangbu.resilience;

import io.jangbu.resilience.outside.Garbage;
import io.jangbu.resilience.scenario.Scenario;
import io.jangbu.resilience.scenario.Scenarios;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What is played, in which order and for how long.
 *
 * @param seed of everything that is left to chance
 * @param rate commands sent per second
 * @param time a further round begins while it is not over; zero: one round
 * @param only parts of the names of the scenarios that are meant
 * @param part the least of each: those of every run, some of the others, as few strikes as prove
 *     something
 */
record Plan(long seed, int rate, Duration time, List<String> only, boolean part) {

  /** Of those that take turns: each is played in every tenth run or so. */
  private static final int IN_TURN = 1;

  /** Beyond this, on a slow machine, scenarios strike less often. */
  private static final Duration ONE_ROUND = Duration.ofMinutes(8);

  private static final int COMMANDS_PER_SECOND = 12;

  Plan {
    only = List.copyOf(only);
  }

  /**
   * As the properties say.
   *
   * @throws IllegalArgumentException if no scenario has such a name
   */
  static Plan asked() {
    Long seed = Long.getLong("seed");
    Plan plan =
        new Plan(
            seed == null ? new Random().nextLong(1_000_000) : seed,
            Integer.getInteger("rate", COMMANDS_PER_SECOND),
            Duration.ofMinutes(Long.getLong("minutes", 0)),
            List.of(System.getProperty("scenario", "").split(",", -1)),
            System.getProperty("part") != null);
    List<Scenario> all = Scenarios.all(new Garbage());
    if (all.stream().noneMatch(plan::means)) {
      throw new IllegalArgumentException(
          "none of these is meant by %s: %s"
              .formatted(plan.only, all.stream().map(Scenario::name).toList()));
    }
    return plan;
  }

  /** Whether a round that began then has time for more than the least. */
  boolean isInTime(long beginNanos) {
    return !part && System.nanoTime() - beginNanos < Math.max(time.toNanos(), ONE_ROUND.toNanos());
  }

  /** One scenario after the other, in an order of the seed: none relies on another. */
  Stream<Scenario> scenarios(Garbage garbage) {
    long begin = System.nanoTime();
    Random random = new Random(seed);
    return Stream.iterate(
            0,
            round -> round == 0 || System.nanoTime() - begin < time.toNanos(),
            round -> round + 1)
        .flatMap(_ -> shuffled(garbage, random).stream());
  }

  private List<Scenario> shuffled(Garbage garbage, Random random) {
    List<Scenario> round = new ArrayList<>(Scenarios.inTurn(garbage));
    Collections.shuffle(round, random);
    if (part) {
      round.subList(IN_TURN, round.size()).clear();
    }
    round.addAll(Scenarios.ofEachRun());
    round.removeIf(scenario -> !means(scenario));
    Collections.shuffle(round, random);
    return round;
  }

  private boolean means(Scenario scenario) {
    return only.stream().anyMatch(scenario.name()::contains);
  }
}

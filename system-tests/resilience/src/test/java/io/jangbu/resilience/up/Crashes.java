package io.jangbu.resilience.up;

import io.jangbu.localservices.Footprint;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.context.Waits;
import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.load.Traffic;
import io.jangbu.resilience.outside.Garbage;
import io.jangbu.resilience.outside.Inspection;
import io.jangbu.resilience.report.Tally;
import io.jangbu.resilience.time.Moments;
import io.jangbu.resilience.time.Outages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An {@code up} under a load that goes on while it is killed and comes back. */
final class Crashes implements AutoCloseable {

  private static final Duration FIRST_START_WITHIN = Duration.ofMinutes(5);

  /** On two processors that nobody else uses it is up after a tenth of that. */
  private static final Duration READY_WITHIN = Duration.ofSeconds(Integer.getInteger("ready", 300));

  private static final Duration GOES_ON = Duration.ofSeconds(5);
  private static final int FAULTS_SHOWN = 40;

  private final Path directory;
  private final Random random;
  private final Outages outages = new Outages();
  private final Up up;
  private final Traffic traffic;
  private final Inspection inspection;
  private final List<Fault> known = new ArrayList<>();

  private Crashes(Path directory, long seed, Up up, Traffic traffic) {
    this.directory = directory;
    this.random = new Random(~seed);
    this.up = up;
    this.traffic = traffic;
    inspection =
        new Inspection(
            up.addresses(),
            up.carrier(),
            traffic.journal(),
            traffic.topics(),
            new Garbage(),
            outages);
  }

  /** Starts {@code up} in an empty directory, and returns when it is up. */
  static Crashes begin(Path home, Path directory, long seed, int commandsPerSecond) {
    System.out.printf("seed %d, %d commands/s, in %s%n", seed, commandsPerSecond, directory);
    Up up = new Up(home, directory, Waits.environment());
    try {
      up.start(FIRST_START_WITHIN);
      return new Crashes(directory, seed, up, new Traffic(up.addresses(), seed, commandsPerSecond));
    } catch (RuntimeException e) {
      up.close();
      throw e;
    }
  }

  /** Whether all rounds so far have found nothing. */
  boolean isSound() {
    return known.isEmpty();
  }

  /** Everything is killed in the same instant, and {@code up} is run again. */
  List<Fault> ofEverything() {
    return round(() -> {
      up.killAll();
      System.out.printf("  up again after %.1f s%n", up.start(READY_WITHIN).toMillis() / 1e3);
    });
  }

  /** The broker alone is killed, which {@code up} starts again. */
  List<Fault> ofTheBroker() {
    return round(() -> up.kill(Part.BROKER));
  }

  private List<Fault> round(Runnable kill) {
    int begin = traffic.journal().size();
    traffic.start();
    Duration load = Moments.between(random, Duration.ofSeconds(4), Duration.ofSeconds(12));
    Moments.pass(load);
    System.out.printf("  killed after %.1f s of load%n", load.toMillis() / 1e3);
    int struck = traffic.journal().size();
    List<Fault> faults;
    try {
      outages.during(false, kill);
      Moments.pass(GOES_ON);
      faults = afterwards(begin, struck);
    } catch (IllegalStateException e) {
      faults = new ArrayList<>(inspection.openTransactions());
      faults.add(Fault.of(Fault.Kind.STUCK, "up", String.valueOf(e.getMessage())));
    }
    faults.stream().limit(FAULTS_SHOWN).forEach(fault -> System.out.println("  FAULT " + fault));
    known.addAll(faults);
    return faults;
  }

  private List<Fault> afterwards(int begin, int struck) {
    traffic.stop(begin);
    List<Told<?>> commands = traffic.journal().from(begin);
    System.out.println("  " + Tally.of(commands));
    List<Fault> faults = new ArrayList<>(inspection.faults(commands));
    System.out.println("  " + inspection.punctuality());
    if (traffic.journal().from(struck).stream().noneMatch(Crashes::isAcknowledged)) {
      faults.add(Fault.of(Fault.Kind.STUCK, "up", "no command was acknowledged afterwards"));
    }
    if (faults.isEmpty()) {
      up.verify();
    }
    return faults;
  }

  private static boolean isAcknowledged(Told<?> told) {
    return told.first().filter(Answer::accepted).isPresent();
  }

  /** Ends everything. What is there stays where something was wrong. */
  @Override
  public void close() {
    inspection.close();
    traffic.close();
    up.close();
    if (isSound()) {
      Footprint.delete(directory);
    } else {
      System.out.println("data and logs are in " + directory);
    }
  }
}

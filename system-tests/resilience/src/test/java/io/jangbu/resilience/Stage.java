package io.jangbu.resilience;

import io.jangbu.localservices.Footprint;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.cluster.Cluster;
import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Journal;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.load.Traffic;
import io.jangbu.resilience.outside.Garbage;
import io.jangbu.resilience.outside.Inspection;
import io.jangbu.resilience.report.FaultReport;
import io.jangbu.resilience.report.Pauses;
import io.jangbu.resilience.report.Row;
import io.jangbu.resilience.report.Tally;
import io.jangbu.resilience.scenario.Scenario;
import io.jangbu.resilience.time.Moments;
import io.jangbu.resilience.time.Outages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The cluster, its load and its inspection, on which one scenario after the other is played. */
final class Stage implements AutoCloseable {

  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final int FAULTS_SHOWN = 30;
  private static final int UNKNOWN_SHOWN = 5;

  private final long begun = System.nanoTime();
  private final Plan plan;
  private final Path directory;
  private final Cluster cluster;
  private final Garbage garbage = new Garbage();
  private final Outages outages = new Outages();
  private final Random random;
  private final Traffic traffic;
  private final Journal journal;
  private final Inspection inspection;
  private final FaultReport report = new FaultReport();
  private final Set<Fault> known = new HashSet<>();

  private Stage(Plan plan, Path directory, Cluster cluster) {
    this.plan = plan;
    this.directory = directory;
    this.cluster = cluster;
    random = new Random(~plan.seed());
    traffic = new Traffic(cluster.addresses(), plan.seed(), plan.rate());
    journal = traffic.journal();
    inspection =
        new Inspection(
            cluster.addresses(), cluster.carrier(), journal, traffic.topics(), garbage, outages);
  }

  static Stage set(Plan plan) throws IOException {
    Path directory = Files.createTempDirectory("jangbu-resilience-");
    Path home =
        Path.of(System.getProperty("jangbu.home", System.getProperty("basedir", ".") + "/../.."));
    say(plan + " in " + directory);
    Stage stage = new Stage(plan, directory, Cluster.start(home, directory));
    say("all services are ready, warming up");
    stage.warmUp();
    return stage;
  }

  /** The first commands of a JVM wait for its compiler, which is none of the pauses meant here. */
  private void warmUp() {
    traffic.start();
    Moments.pass(WARM_UP);
    traffic.stop(0);
  }

  Garbage garbage() {
    return garbage;
  }

  /** Plays it, and returns what is wrong since then. */
  List<Fault> play(Scenario scenario) {
    int begin = journal.size();
    say(scenario.name());
    List<Fault> faults = new ArrayList<>();
    List<Strike> strikes = new ArrayList<>();
    try {
      outages.during(false, cluster::heal);
      traffic.start();
      int all = plan.isInTime(begun) ? scenario.strikes() : scenario.leastStrikes();
      while (strikes.size() < all) {
        strikes.add(strike(scenario));
        say("  strike %d of %d: %s".formatted(strikes.size(), all, strikes.getLast().note));
      }
    } catch (RuntimeException e) {
      // The checker looks all the same, and the next scenario is played.
      faults.add(Fault.of(Fault.Kind.STUCK, scenario.name(), e.toString()));
    }
    traffic.stop(begin);
    if (journal.from(begin).stream().noneMatch(Stage::isAcknowledged)) {
      faults.add(Fault.of(Fault.Kind.STUCK, scenario.name(), "no command was acknowledged"));
    }
    faults.addAll(inspect(scenario, journal.from(begin), strikes, System.nanoTime()));
    faults.stream().limit(FAULTS_SHOWN).forEach(fault -> say("  FAULT " + fault));
    known.addAll(faults);
    return faults;
  }

  private List<Fault> inspect(
      Scenario scenario, List<Told<?>> commands, List<Strike> strikes, long over) {
    Tally tally = Tally.of(commands);
    List<Pauses> pauses =
        strikes.stream()
            .map(strike -> Pauses.of(commands, strike.begin, strike.end, over))
            .toList();
    say("  " + tally);
    commands.stream()
        .filter(told -> told.first().isEmpty())
        .limit(UNKNOWN_SHOWN)
        .forEach(told -> say("  no answer to " + told));
    say("  longest pauses: " + pauses);
    long begin = System.nanoTime();
    List<Fault> faults = new ArrayList<>(inspection.faults(commands));
    faults.removeAll(known);
    Duration inspected = Duration.ofNanos(System.nanoTime() - begin);
    scenario
        .longestPause()
        .ifPresent(bound ->
            pauses.stream()
                .filter(pause -> pause.inAPartition().compareTo(bound) > 0)
                .forEach(pause ->
                    faults.add(
                        Fault.of(
                            Fault.Kind.STUCK,
                            scenario.name(),
                            "a pause of %s, longer than %d s"
                                .formatted(pause, bound.toSeconds())))));
    say("  " + inspection.punctuality());
    report.add(
        new Row(
            scenario.name(), tally, pauses, inspection.punctuality(), inspected, faults.size()));
    say("  checked in %.1f s: %d faults".formatted(inspected.toMillis() / 1e3, faults.size()));
    return faults;
  }

  private static boolean isAcknowledged(Told<?> told) {
    return told.first().filter(Answer::accepted).isPresent();
  }

  private record Strike(long begin, long end, String note) {}

  private Strike strike(Scenario scenario) {
    Moments.pass(Moments.between(random, Duration.ofMillis(500), Duration.ofSeconds(3)));
    List<String> notes = new ArrayList<>();
    long struck = System.nanoTime();
    outages.during(scenario.forgets(), () -> scenario.strike(cluster, random, notes::add));
    Moments.pass(Duration.ofSeconds(2));
    long mended = System.nanoTime();
    String note = "%s (%.1f s)".formatted(String.join(", ", notes), (mended - struck) / 1e9);
    return new Strike(struck, mended, note);
  }

  /** Prints and keeps what it came to, and ends everything. */
  @Override
  public void close() {
    String text = "Seed %d, %d commands/s%n%n%s".formatted(plan.seed(), plan.rate(), report);
    System.out.println(text);
    try {
      Path target = Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target"));
      Files.writeString(target.resolve("resilience.md"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end();
    }
  }

  private void end() {
    inspection.close();
    traffic.close();
    cluster.close();
    if (known.isEmpty() && System.getProperty("keep") == null) {
      Footprint.delete(directory);
    } else {
      say("data and logs are in " + directory);
    }
  }

  private static void say(String text) {
    System.out.println(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + " " + text);
  }
}

package io.jangbu.benchmarks.peer;

import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Postgres;
import io.jangbu.localservices.lab.JavaProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The same commands through another framework, as a program of its own. */
public final class PeerSection implements Section {

  /** Of the JVM, which also the shortest run needs: it has not even loaded its classes before. */
  private static final Duration JVM_WARM_UP = Duration.ofSeconds(30);

  private static final Duration SHORTEST_JVM_WARM_UP = Duration.ofSeconds(10);
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Framework framework;
  private final StoreMeasures measures;

  private PeerSection(Framework framework) {
    this.framework = framework;
    this.measures = new StoreMeasures(framework.key(), "client");
  }

  /** All of them. */
  public static List<Section> all() {
    return Framework.ALL.stream().<Section>map(PeerSection::new).toList();
  }

  @Override
  public String name() {
    return framework.key();
  }

  @Override
  public String title() {
    return "peer: %s on PostgreSQL, closed loop".formatted(framework.title());
  }

  @Override
  public void requireBuilt(Path home) {
    PeerModule.of(home).requireBuilt();
  }

  @Override
  public Duration estimate(Scale scale) {
    return StoreMeasures.estimate(scale, warmUp(scale).plus(START));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    PeerModule module = PeerModule.of(bench.lab().home());
    List<String> conditions = new ArrayList<>();
    conditions.add(
        "%s; the decider and the codec are ours"
            .formatted(
                String.join(", ", framework.libraries().stream().map(module::resolved).toList())));
    conditions.addAll(framework.conditions());
    conditions.add(
        "with fsync a commit waits for the disk, which no single write to the broker does; %s"
            .formatted(StoreMeasures.SETTINGS));
    conditions.add("it and its clients run in one JVM %s".formatted(bench.jvm()));
    conditions.add(
        "%d s each, after %d s to warm up, and once %d s with 8 clients before"
            .formatted(
                bench.scale().time(StoreMeasures.TIME).toSeconds(),
                bench.scale().time(StoreMeasures.WARM_UP).toSeconds(),
                warmUp(bench.scale()).toSeconds()));
    return conditions;
  }

  @Override
  public List<Row> measure(Workbench bench) {
    List<Row> rows = new ArrayList<>();
    for (Durability durability : Durability.values()) {
      bench.now("starting and warming up, fsync " + durability.fsync());
      try (Postgres postgres = measures.postgres(bench, durability);
          JavaProgram program = start(bench, postgres, durability)) {
        List<Integer> clients = StoreMeasures.CLIENTS;
        for (int i = 0; i < clients.size(); i++) {
          PeerResult result = await(program, i);
          bench.now(measures.label(durability, clients.get(i)) + " is done");
          rows.addAll(measures.rows(durability, result.clients(), result.outcome()));
        }
      }
    }
    return rows;
  }

  private JavaProgram start(Workbench bench, Postgres postgres, Durability durability) {
    Path passwordFile =
        Postgres.passwordFile(bench.lab().directory().resolve(measures.place(durability)));
    PeerLoad load =
        new PeerLoad(
            postgres.jdbcUrl(),
            Postgres.USER,
            passwordFile,
            bench.seeds().getAndIncrement(),
            warmUp(bench.scale()),
            bench.scale().time(StoreMeasures.WARM_UP),
            bench.scale().time(StoreMeasures.TIME),
            StoreMeasures.CLIENTS);
    return bench
        .lab()
        .program(
            measures.place(durability) + "-program",
            bench.jvm(),
            PeerModule.of(bench.lab().home()).classPath(),
            framework.main(),
            load.arguments());
  }

  private static Duration warmUp(Scale scale) {
    Duration time = scale.time(JVM_WARM_UP);
    return time.compareTo(SHORTEST_JVM_WARM_UP) < 0 ? SHORTEST_JVM_WARM_UP : time;
  }

  private static PeerResult await(JavaProgram program, int index) {
    long begin = System.nanoTime();
    while (true) {
      // Before it is read: what it printed at last is there then.
      boolean ended = !program.isAlive();
      List<PeerResult> results = PeerResult.in(program.printed());
      if (results.size() > index) {
        return results.get(index);
      }
      if (ended || System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "no result. It printed last:%n%s".formatted(program.endOfConsole()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}

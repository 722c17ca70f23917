package io.jangbu.benchmarks.peer;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.order.Orders;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Section;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Postgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The same commands through the same decider and codec into PostgreSQL. */
public final class PostgresSection implements Section {

  private static final List<Integer> CONNECTIONS = List.of(1, 8, 32);
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration TIME = Duration.ofSeconds(6);

  /** By default a checkpoint would come every GiB, in the middle of a measure. */
  private static final Map<String, String> SETTINGS =
      Map.of("shared_buffers", "512MB", "max_wal_size", "8GB");

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String title() {
    return "peer: a hand-made event store in PostgreSQL, closed loop";
  }

  @Override
  public Duration estimate(Scale scale) {
    return scale
        .time(WARM_UP)
        .plus(scale.time(TIME))
        .multipliedBy(CONNECTIONS.size())
        .plusSeconds(5)
        .multipliedBy(Durability.values().length);
  }

  @Override
  public List<String> conditions(Workbench bench) {
    return List.of(
        "each command: load the stream, fold, decide, insert with (stream, version) unique; a"
            + " transaction each",
        "with fsync a commit waits for the disk, which no single write to the broker does",
        "prepared statements, shared_buffers 512MB, max_wal_size 8GB; the client runs in this JVM",
        "it does less than the pipeline: it remembers no commands and publishes nothing",
        "%d s each, after %d s to warm up"
            .formatted(
                bench.scale().time(TIME).toSeconds(), bench.scale().time(WARM_UP).toSeconds()));
  }

  @Override
  public List<Row> measure(Workbench bench) {
    List<Row> rows = new ArrayList<>();
    for (Durability durability : Durability.values()) {
      String name = name(durability);
      bench.now("starting, " + name);
      try (Postgres postgres = bench.lab().postgres("postgres-" + name, durability, SETTINGS)) {
        EventStore.create(postgres);
        for (int connections : CONNECTIONS) {
          bench.now("%s, %d connection(s)".formatted(name, connections));
          load(bench, postgres, connections, bench.scale().time(WARM_UP));
          rows.addAll(
              rows(
                  durability,
                  connections,
                  load(bench, postgres, connections, bench.scale().time(TIME))));
        }
      } catch (SQLException e) {
        throw new IllegalStateException("PostgreSQL refuses: " + e.getMessage(), e);
      }
    }
    return rows;
  }

  private static ClosedLoop.Outcome load(
      Workbench bench, Postgres postgres, int connections, Duration time) {
    Orders orders = bench.newOrders();
    AtomicLong next = new AtomicLong();
    return ClosedLoop.of(connections)
        .run(time, _ -> new Writer(EventStore.connect(postgres), orders, next));
  }

  private static List<Row> rows(
      Durability durability, int connections, ClosedLoop.Outcome outcome) {
    String key = "postgres.%s.%d".formatted(name(durability), connections);
    String label = "fsync %s, %d connection(s)".formatted(durability.fsync(), connections);
    return List.of(
        Figure.once(key + ".throughput", label, "commands/s", outcome.perSecond()),
        new Distribution(key + ".latency", label, outcome.latencies()));
  }

  private static String name(Durability durability) {
    return switch (durability) {
      case FSYNC -> "fsync";
      case NO_FSYNC -> "nofsync";
    };
  }
}

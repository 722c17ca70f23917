package io.jangbu.benchmarks.peer;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.order.Orders;
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
import java.util.concurrent.atomic.AtomicLong;

/** The same commands through the same decider and codec into PostgreSQL. */
public final class PostgresSection implements Section {

  private static final StoreMeasures MEASURES = new StoreMeasures("postgres", "connection");

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
    return StoreMeasures.estimate(scale, Duration.ofSeconds(5));
  }

  @Override
  public List<String> conditions(Workbench bench) {
    return List.of(
        "each command: load the stream, fold, decide, insert with (stream, version) unique; a"
            + " transaction each",
        "with fsync a commit waits for the disk, which no single write to the broker does",
        "prepared statements, %s; the client runs in this JVM".formatted(StoreMeasures.SETTINGS),
        "it does less than the pipeline: it remembers no commands and publishes nothing",
        "%d s each, after %d s to warm up"
            .formatted(
                bench.scale().time(StoreMeasures.TIME).toSeconds(),
                bench.scale().time(StoreMeasures.WARM_UP).toSeconds()));
  }

  @Override
  public List<Row> measure(Workbench bench) {
    List<Row> rows = new ArrayList<>();
    for (Durability durability : Durability.values()) {
      bench.now("starting, fsync " + durability.fsync());
      try (Postgres postgres = MEASURES.postgres(bench, durability)) {
        EventStore.create(postgres);
        for (int connections : StoreMeasures.CLIENTS) {
          bench.now(MEASURES.label(durability, connections));
          load(bench, postgres, connections, bench.scale().time(StoreMeasures.WARM_UP));
          rows.addAll(
              MEASURES.rows(
                  durability,
                  connections,
                  load(bench, postgres, connections, bench.scale().time(StoreMeasures.TIME))));
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
}

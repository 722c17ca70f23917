package io.jangbu.benchmarks.peer;

import io.jangbu.benchmarks.load.ClosedLoop;
import io.jangbu.benchmarks.report.Distribution;
import io.jangbu.benchmarks.report.Figure;
import io.jangbu.benchmarks.report.Row;
import io.jangbu.benchmarks.section.Scale;
import io.jangbu.benchmarks.section.Workbench;
import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Postgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the measures of all event stores in PostgreSQL have in common, so that they are the same for
 * each.
 *
 * @param key of the section
 * @param clients what the section calls its clients
 */
record StoreMeasures(String key, String clients) {

  /** Of each measure. */
  static final List<Integer> CLIENTS = List.of(1, 8, 32);

  static final Duration WARM_UP = Duration.ofSeconds(2);
  static final Duration TIME = Duration.ofSeconds(6);

  /** Of {@link #postgres}, for the report. */
  static final String SETTINGS = "shared_buffers 512MB, max_wal_size 8GB";

  /**
   * About how long all of them take.
   *
   * @param before what comes before the first, with either durability
   */
  static Duration estimate(Scale scale, Duration before) {
    return scale
        .time(WARM_UP)
        .plus(scale.time(TIME))
        .multipliedBy(CLIENTS.size())
        .plus(before)
        .multipliedBy(Durability.values().length);
  }

  /** A new one. By default a checkpoint would come every GiB, in the middle of a measure. */
  Postgres postgres(Workbench bench, Durability durability) {
    return bench
        .lab()
        .postgres(
            place(durability),
            durability,
            Map.of("shared_buffers", "512MB", "max_wal_size", "8GB"));
  }

  /** The name of its directory in the lab. */
  String place(Durability durability) {
    return key + "-" + name(durability);
  }

  String label(Durability durability, int count) {
    return "fsync %s, %d %s(s)".formatted(durability.fsync(), count, clients);
  }

  List<Row> rows(Durability durability, int count, ClosedLoop.Outcome outcome) {
    String begin = "%s.%s.%d".formatted(key, name(durability), count);
    String label = label(durability, count);
    return List.of(
        Figure.once(begin + ".throughput", label, "commands/s", outcome.perSecond()),
        new Distribution(begin + ".latency", label, outcome.latencies()));
  }

  private static String name(Durability durability) {
    return switch (durability) {
      case FSYNC -> "fsync";
      case NO_FSYNC -> "nofsync";
    };
  }
}

package io.jangbu.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the figures are held against. */
final class Aims {

  private static final String STREAM = "growth.stream.";
  private static final String ORDERS = "growth.orders.";
  private static final String DEADLINES = "deadlines.";

  /** Those that are not due cost nothing: at least 0.95 of the throughput. */
  private static final Aim PENDING = Aim.atMost(1.05);

  private static final String P50 = ".latency.p50";
  private static final String THROUGHPUT = ".throughput";

  private final Values values;
  private final List<Ratio> ratios = new ArrayList<>();

  private Aims(Values values) {
    this.values = values;
  }

  /** The ratios that can be told from these values; the others are left out. */
  static List<Ratio> ratios(Values values) {
    Aims aims = new Aims(values);
    aims.pipeline();
    aims.http();
    aims.store("postgres", "PostgreSQL", Aim.atLeast(4));
    aims.store("axon", "Axon on PostgreSQL", null);
    aims.store("pekko", "Pekko on PostgreSQL", null);
    aims.processes();
    aims.projection();
    aims.growth();
    return List.copyOf(aims.ratios);
  }

  private void pipeline() {
    quotient(
        "throughput: pipeline / echo", "pipeline.throughput", "echo.throughput", Aim.atLeast(0.50));
    quotient(
        "throughput: pipeline / echo in transactions",
        "pipeline.throughput",
        "echo.transactions.throughput",
        null);
    quotient(
        "p50 at 50/s: pipeline / echo",
        "pipeline.50.latency.p50",
        "echo.50.latency.p50",
        Aim.atMost(1.5));
    quotient(
        "p50 at 50/s: pipeline / echo that never lingers",
        "pipeline.50.latency.p50",
        "echo.nolinger.50.latency.p50",
        null);
    for (int rate : new int[] {50, 500, 2_000}) {
      quotient(
          "p99 at %s/s: pipeline / echo's p50 at 50/s".formatted(Numbers.of(rate)),
          "pipeline.%d.latency.p99".formatted(rate),
          "echo.50.latency.p50",
          Aim.atMost(4));
    }
  }

  private void processes() {
    quotient(
        "throughput: orders that reserve / the same by hand, in five commands",
        "reserve.throughput",
        "reserve.hand.throughput",
        null);
    quotient(
        "p50: an order that reserves / a single command",
        "reserve.latency.p50",
        "reserve.single.latency.p50",
        null);
    quotient(
        "time: an order of 1,000 lines that reserves / one of 100",
        "reserve.lines.1000.time",
        "reserve.lines.100.time",
        null);
    bySize("throughput, deadlines pending", DEADLINES, ".orders" + THROUGHPUT, PENDING, true);
    bySize("throughput of carts, deadlines pending", DEADLINES, ".carts" + THROUGHPUT, null, true);
    bySize("p50 at 500/s, deadlines pending", DEADLINES, ".orders.p50", null, false);
    quotient(
        "throughput: orders with a reference / without",
        "references.claim.throughput",
        "references.none.throughput",
        null);
    quotient(
        "p50 at 50/s: orders with a reference / without",
        "references.claim.50.latency.p50",
        "references.none.50.latency.p50",
        null);
    quotient(
        "throughput: command ids unique among all streams / in each partition",
        "references.ids.throughput",
        "references.none.throughput",
        null);
    quotient(
        "p50 at 50/s: command ids unique among all streams / in each partition",
        "references.ids.50.latency.p50",
        "references.none.50.latency.p50",
        null);
  }

  private void projection() {
    quotient(
        "a view from zero, events/s / echo",
        "projection.events",
        "echo.throughput",
        Aim.atLeast(0.29));
  }

  private void http() {
    quotient(
        "p50: HTTP with 16 connections / topic at the same rate",
        "http.16.latency.p50",
        "http.16.topic.latency.p50",
        Aim.atMost(1.5));
  }

  /** In PostgreSQL, closed loop. */
  private void store(String section, String name, @Nullable Aim aim) {
    add(
        "throughput: pipeline / %s with fsync at its best".formatted(name),
        values.get("pipeline.throughput"),
        values.highest(section + ".fsync.", THROUGHPUT),
        aim);
    for (int clients : new int[] {1, 8}) {
      add(
          "p50 of %d closed-loop client(s): HTTP / %s with fsync".formatted(clients, name),
          values.get("http." + clients + P50),
          values.get("%s.fsync.%d".formatted(section, clients) + P50),
          null);
    }
  }

  private void growth() {
    bySize("p50, events per stream", STREAM, P50, Aim.atMost(1.1), false);
    bySize("throughput, events per stream", STREAM, THROUGHPUT, Aim.atMost(1.1), true);
    bySize("p50, orders in the store", ORDERS, P50, Aim.atMost(1.2), false);
    bySize("throughput, orders in the store", ORDERS, THROUGHPUT, Aim.atMost(1.2), true);
    String ready = ".standby.ready";
    OptionalLong largest = values.largest(ORDERS, ready);
    if (largest.isPresent()) {
      double seconds = values.get(ORDERS + largest.getAsLong() + ready).orElseThrow();
      String name =
          "answers again after kill -9 with a standby, %s orders"
              .formatted(Numbers.of(largest.getAsLong()));
      ratios.add(new Ratio(name, seconds, "s", Aim.atMost(4)));
    }
  }

  /** How much worse the largest size is than the smallest. */
  private void bySize(
      String what, String begin, String end, @Nullable Aim aim, boolean moreIsBetter) {
    OptionalLong smallest = values.smallest(begin, end);
    OptionalLong largest = values.largest(begin, end);
    if (smallest.isEmpty() || smallest.equals(largest)) {
      return;
    }
    OptionalDouble few = values.get(begin + smallest.getAsLong() + end);
    OptionalDouble many = values.get(begin + largest.getAsLong() + end);
    String sizes =
        "%s / %s".formatted(Numbers.of(largest.getAsLong()), Numbers.of(smallest.getAsLong()));
    if (moreIsBetter) {
      add("%s: cost at %s".formatted(what, sizes), few, many, aim);
    } else {
      add("%s: %s".formatted(what, sizes), many, few, aim);
    }
  }

  private void quotient(String name, String numerator, String denominator, @Nullable Aim aim) {
    add(name, values.get(numerator), values.get(denominator), aim);
  }

  private void add(
      String name, OptionalDouble numerator, OptionalDouble denominator, @Nullable Aim aim) {
    values
        .quotient(numerator, denominator)
        .ifPresent(value -> ratios.add(new Ratio(name, value, "", aim)));
  }
}

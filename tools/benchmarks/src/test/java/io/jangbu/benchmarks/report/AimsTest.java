package io.jangbu.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AimsTest {

  @Test
  void holdsThePipelineAgainstTheEchoOfTheSameRun() {
    assertThat(SampleReport.report().ratios())
        .extracting(Ratio::name, ratio -> Math.round(ratio.value() * 100), Ratio::verdict)
        .containsExactly(
            tuple("throughput: pipeline / echo", 43L, "short"),
            tuple("p50 at 50/s: pipeline / echo", 138L, "met"),
            tuple("p99 at 50/s: pipeline / echo's p50 at 50/s", 625L, "short"));
  }

  @Test
  void countsTheBoundItselfAsMet() {
    assertThat(ratios(Map.of("pipeline.throughput", 50.0, "echo.throughput", 100.0)))
        .extracting(Ratio::verdict)
        .containsExactly("met");
  }

  @Test
  void takesPostgresWithFsyncAtItsBest() {
    List<Ratio> ratios =
        ratios(
            Map.of(
                "pipeline.throughput", 50_000.0,
                "postgres.fsync.1.throughput", 1_000.0,
                "postgres.fsync.32.throughput", 8_000.0,
                "postgres.nofsync.32.throughput", 20_000.0));

    assertThat(ratios).hasSize(1);
    assertThat(ratios.getFirst().value()).isCloseTo(6.25, within(1e-9));
    assertThat(ratios.getFirst().verdict()).isEqualTo("met");
  }

  @Test
  void takesPeersWithFsyncAtTheirBestAndWithoutAnAim() {
    List<Ratio> ratios =
        ratios(
            Map.of(
                "pipeline.throughput", 50_000.0,
                "http.8.latency.p50", 12.0,
                "axon.fsync.8.throughput", 2_000.0,
                "axon.fsync.32.throughput", 2_500.0,
                "axon.nofsync.32.throughput", 4_000.0,
                "axon.fsync.8.latency.p50", 4.0,
                "pekko.fsync.32.throughput", 5_000.0));

    assertThat(ratios)
        .extracting(Ratio::name, ratio -> Math.round(ratio.value()), Ratio::verdict)
        .containsExactly(
            tuple("throughput: pipeline / Axon on PostgreSQL with fsync at its best", 20L, ""),
            tuple("p50 of 8 closed-loop client(s): HTTP / Axon on PostgreSQL with fsync", 3L, ""),
            tuple("throughput: pipeline / Pekko on PostgreSQL with fsync at its best", 10L, ""));
  }

  @Test
  void comparesTheLargestSizeWithTheSmallestByNumber() {
    List<Ratio> ratios =
        ratios(
            Map.of(
                "growth.stream.10.latency.p50", 10.0,
                "growth.stream.1000.latency.p50", 99.0,
                "growth.stream.100000.latency.p50", 10.5,
                "growth.stream.10.throughput", 30_000.0,
                "growth.stream.1000.throughput", 1.0,
                "growth.stream.100000.throughput", 20_000.0));

    assertThat(ratios)
        .extracting(Ratio::name, ratio -> Math.round(ratio.value() * 100), Ratio::verdict)
        .containsExactly(
            tuple("p50, events per stream: 100,000 / 10", 105L, "met"),
            tuple("throughput, events per stream: cost at 100,000 / 10", 150L, "short"));
  }

  @Test
  void takesTheTakeoverOfTheLargestSizeAsItIs() {
    List<Ratio> ratios =
        ratios(
            Map.of(
                "growth.orders.10000.standby.ready", 8.0,
                "growth.orders.1000000.standby.ready", 10.5));

    assertThat(ratios)
        .extracting(Ratio::name, Ratio::value, Ratio::unit, Ratio::verdict)
        .containsExactly(
            tuple(
                "answers again after kill -9 with a standby, 1,000,000 orders",
                10.5,
                "s",
                "short"));
  }

  @Test
  void holdsManyPendingDeadlinesAgainstNone() {
    assertThat(
            ratios(
                Map.of(
                    "deadlines.0.orders.throughput", 20_000.0,
                    "deadlines.100000.orders.throughput", 19_100.0,
                    "deadlines.0.carts.throughput", 15_000.0,
                    "deadlines.100000.carts.throughput", 10_000.0,
                    "deadlines.0.orders.p50", 10.0,
                    "deadlines.100000.orders.p50", 11.0)))
        .extracting(Ratio::name, ratio -> Math.round(ratio.value() * 100), Ratio::verdict)
        .containsExactly(
            tuple("throughput, deadlines pending: cost at 100,000 / 0", 105L, "met"),
            tuple("throughput of carts, deadlines pending: cost at 100,000 / 0", 150L, ""),
            tuple("p50 at 500/s, deadlines pending: 100,000 / 0", 110L, ""));
  }

  @Test
  void tellsWhatProcessesAndClaimsCost() {
    assertThat(
            ratios(
                Map.of(
                    "reserve.throughput", 1_000.0,
                    "reserve.hand.throughput", 4_000.0,
                    "reserve.latency.p50", 40.0,
                    "reserve.single.latency.p50", 10.0,
                    "references.claim.throughput", 5_000.0,
                    "references.ids.throughput", 10_000.0,
                    "references.none.throughput", 20_000.0)))
        .extracting(Ratio::name, Ratio::value, Ratio::verdict)
        .containsExactly(
            tuple("throughput: orders that reserve / the same by hand, in five commands", 0.25, ""),
            tuple("p50: an order that reserves / a single command", 4.0, ""),
            tuple("throughput: orders with a reference / without", 0.25, ""),
            tuple("throughput: command ids unique among all streams / in each partition", 0.5, ""));
  }

  @Test
  void holdsAViewFromZeroAgainstTheEcho() {
    assertThat(ratios(Map.of("projection.events", 30_000.0, "echo.throughput", 100_000.0)))
        .extracting(Ratio::name, Ratio::verdict)
        .containsExactly(tuple("a view from zero, events/s / echo", "met"));
  }

  @Test
  void tellsHowFarThePipelineIsFromTheSameRecordsInTransactions() {
    assertThat(ratios(Map.of("pipeline.throughput", 20.0, "echo.transactions.throughput", 40.0)))
        .extracting(Ratio::name, Ratio::value, Ratio::verdict)
        .containsExactly(tuple("throughput: pipeline / echo in transactions", 0.5, ""));
  }

  @Test
  void tellsWithoutAnAimWhatIsToldForItsOwnSake() {
    assertThat(ratios(Map.of("http.1.latency.p50", 12.0, "postgres.fsync.1.latency.p50", 3.0)))
        .extracting(Ratio::value, Ratio::verdict)
        .containsExactly(tuple(4.0, ""));
  }

  @Test
  void leavesOutWhatWasNotMeasured() {
    assertThat(ratios(Map.of("pipeline.throughput", 50.0))).isEmpty();
    assertThat(ratios(Map.of("pipeline.throughput", 50.0, "echo.throughput", 0.0))).isEmpty();
    assertThat(ratios(Map.of("growth.stream.10.latency.p50", 5.0))).isEmpty();
  }

  private static List<Ratio> ratios(Map<String, Double> values) {
    return Aims.ratios(new Values(values));
  }
}

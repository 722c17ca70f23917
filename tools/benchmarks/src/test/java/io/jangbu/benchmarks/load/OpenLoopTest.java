package io.jangbu.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ScriptedTicker ticker = new ScriptedTicker();
  private final Latencies latencies = new Latencies();

  @Test
  void makesEachActionDueAtItsPlaceInTime() {
    List<Long> due = new ArrayList<>();

    new OpenLoop(4, ticker).run(SECOND, due::add);

    assertThat(due).containsExactly(0L, 250_000_000L, 500_000_000L, 750_000_000L);
  }

  @Test
  void addsUpNoRoundingOverMillionsOfActions() {
    List<Long> due = new ArrayList<>();

    new OpenLoop(30_000, ticker).run(Duration.ofSeconds(60), due::add);

    assertThat(due).hasSize(1_800_000);
    assertThat(due.getLast()).isEqualTo(Duration.ofSeconds(60).toNanos() - 33_333);
  }

  @Test
  void skipsNoneWhileOneStalls() {
    List<Long> due = new ArrayList<>();

    new OpenLoop(10, ticker)
        .run(
            SECOND,
            time -> {
              due.add(time);
              ticker.pass(Duration.ofMillis(500));
            });

    assertThat(due)
        .containsExactlyElementsOf(
            LongStream.range(0, 10).map(n -> n * 100_000_000).boxed().toList());
  }

  @Test
  void countsAStallAgainstEveryActionThatWasDueMeanwhile() {
    int[] done = {0};

    new OpenLoop(100, ticker)
        .run(
            Duration.ofSeconds(10),
            due -> {
              if (done[0]++ == 100) {
                ticker.pass(SECOND);
              }
              latencies.record(ticker.nanoTime() - due);
            });

    Percentiles all = latencies.percentiles();
    assertThat(all.count()).isEqualTo(1_000);
    assertThat(all.p50()).isZero();
    // 100 of 1,000 came due during the stall: they waited between nothing and all of it.
    assertThat(all.p90()).isLessThan(20);
    assertThat(all.p99()).isBetween(880.0, 910.0);
    assertThat(all.max()).isBetween(999.0, 1_001.0);
  }

  @Test
  void runsAtLeastOnce() {
    List<Long> due = new ArrayList<>();

    new OpenLoop(0.1, ticker).run(SECOND, due::add);

    assertThat(due).containsExactly(0L);
  }

  @Test
  void refusesARateOfNothing() {
    assertThatThrownBy(() -> OpenLoop.at(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OpenLoop.at(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}

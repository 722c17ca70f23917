package io.jangbu.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

  private final ScriptedTicker ticker = new ScriptedTicker();

  @Test
  void countsAStallAgainstTheOneQuestionThatWasAsked() {
    AtomicInteger asked = new AtomicInteger();

    ClosedLoop.Outcome outcome =
        new ClosedLoop(1, ticker)
            .run(
                Duration.ofSeconds(10),
                _ ->
                    () ->
                        ticker.pass(
                            asked.getAndIncrement() == 100
                                ? Duration.ofSeconds(1)
                                : Duration.ofMillis(10)));

    Percentiles all = outcome.latencies();
    // A second less than there were seconds: what would have come meanwhile did not.
    assertThat(all.count()).isEqualTo(901);
    assertThat(all.p99()).isBetween(9.9, 10.1);
    assertThat(all.max()).isBetween(999.0, 1_001.0);
    assertThat(outcome.perSecond()).isBetween(90.0, 90.2);
  }

  @Test
  void letsAllClientsAskAtTheSameTime() {
    int clients = 5;
    CyclicBarrier allAsk = new CyclicBarrier(clients);
    Set<Integer> arrived = ConcurrentHashMap.newKeySet();

    ClosedLoop.Outcome outcome =
        new ClosedLoop(clients, ticker)
            .run(
                Duration.ofNanos(1),
                client -> {
                  arrived.add(client);
                  return () -> {
                    allAsk.await(10, TimeUnit.SECONDS);
                    ticker.pass(Duration.ofSeconds(1));
                  };
                });

    assertThat(arrived).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(outcome.latencies().count()).isEqualTo(clients);
  }

  @Test
  void doesNotCountWhatItTakesToArrive() {
    ClosedLoop.Outcome outcome =
        new ClosedLoop(1, ticker)
            .run(
                Duration.ofSeconds(1),
                _ -> {
                  ticker.pass(Duration.ofSeconds(5));
                  return () -> ticker.pass(Duration.ofMillis(10));
                });

    assertThat(outcome.latencies().count()).isEqualTo(100);
    assertThat(outcome.perSecond()).isBetween(99.9, 100.1);
  }

  @Test
  void failsWithWhatAClientFailsWith() {
    assertThatThrownBy(() ->
            new ClosedLoop(3, ticker)
                .run(
                    Duration.ofSeconds(1),
                    _ ->
                        () -> {
                          throw new IOException("answer 503");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("answer 503")
        .hasCauseInstanceOf(IOException.class);
  }
}

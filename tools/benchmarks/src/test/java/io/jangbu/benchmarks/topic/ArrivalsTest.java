package io.jangbu.benchmarks.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  private final List<Long> results = new ArrayList<>();
  private final Arrivals arrivals = new Arrivals(3, results::add);

  @Test
  void measuresFromWhenACommandWasDue() {
    arrivals.sent(0, 1_000_000);
    arrivals.sent(1, 2_000_000);
    arrivals.sent(2, 3_000_000);

    arrivals.arrived(2, 13_000_000);
    arrivals.arrived(0, 21_000_000);
    arrivals.arrived(1, 32_000_000);

    assertThat(arrivals.awaitAll(SHORT)).isEqualTo(32_000_000);
    assertThat(arrivals.percentiles().p50()).isCloseTo(20, within(0.1));
    assertThat(results).containsExactly(2L, 0L, 1L);
  }

  @Test
  void countsACommandOnceHoweverOftenItComes() {
    arrivals.arrived(0, 1);
    arrivals.arrived(0, 2);
    arrivals.arrived(0, 3);

    assertThat(arrivals.percentiles().count()).isEqualTo(1);
    assertThatThrownBy(() -> arrivals.awaitAll(SHORT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("2 of 3 commands have no result");
  }

  @Test
  void overlooksWhatBelongsToNoneOfThem() {
    arrivals.arrived(3, 1);
    arrivals.arrived(1_000, 1);

    assertThat(arrivals.percentiles().count()).isZero();
  }
}

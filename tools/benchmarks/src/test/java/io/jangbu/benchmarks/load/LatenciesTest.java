package io.jangbu.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private final Latencies latencies = new Latencies();

  @Test
  void tellsPercentilesInMilliseconds() {
    for (int millis = 1; millis <= 1_000; millis++) {
      latencies.record(Duration.ofMillis(millis).toNanos());
    }

    Percentiles all = latencies.percentiles();

    assertThat(all.count()).isEqualTo(1_000);
    assertThat(all.p50()).isCloseTo(500, within(1.0));
    assertThat(all.p90()).isCloseTo(900, within(1.0));
    assertThat(all.p99()).isCloseTo(990, within(1.0));
    assertThat(all.p999()).isCloseTo(999, within(1.0));
    assertThat(all.max()).isCloseTo(1_000, within(1.0));
  }

  @Test
  void tellsMicrosecondsApart() {
    latencies.record(43_000);

    assertThat(latencies.percentiles().p50()).isEqualTo(0.043);
  }

  @Test
  void takesWhatIsLongerThanItCanTellForItsLongest() {
    latencies.record(Duration.ofHours(1).toNanos());

    assertThat(latencies.percentiles().max()).isCloseTo(600_000, within(600.0));
  }

  @Test
  void isAllZeroWhereNothingWasMeasured() {
    assertThat(latencies.percentiles()).isEqualTo(new Percentiles(0, 0, 0, 0, 0, 0));
  }
}

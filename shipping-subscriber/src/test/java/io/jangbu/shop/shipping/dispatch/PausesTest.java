package io.jangbu.shop.shipping.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

  private final Pauses pauses =
      new Pauses(
          Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofHours(1), new Random(1));

  @Test
  void doubleUpToTheLongestAndVaryByHalf() {
    for (int round = 0; round < 100; round++) {
      assertThat(pauses.after(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
      assertThat(pauses.after(2)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1_000));
      assertThat(pauses.after(7)).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(32));
      assertThat(pauses.after(8)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
      assertThat(pauses.after(1_000)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
  }

  @Test
  void areAsLongAsTheCarrierAskedForWithinBounds() {
    for (int round = 0; round < 100; round++) {
      assertThat(pauses.after(1, Duration.ofSeconds(20)))
          .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(22));
      assertThat(pauses.after(1, Duration.ofDays(9)))
          .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
      assertThat(pauses.after(8, Duration.ofSeconds(1)))
          .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
      assertThat(pauses.after(1, Duration.ZERO))
          .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    }
  }

  @Test
  void ofTenAttemptsOutlastAnOutageOfHalfAMinute() {
    for (int round = 0; round < 1_000; round++) {
      Duration all =
          IntStream.range(1, 10)
              .mapToObj(i -> pauses.after(i))
              .reduce(Duration.ZERO, Duration::plus);
      assertThat(all).isGreaterThan(Duration.ofSeconds(60));
    }
  }
}

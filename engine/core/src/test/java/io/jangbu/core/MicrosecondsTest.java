package io.jangbu.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosecondsTest {

  private static final Instant FIRST = Instant.EPOCH.plus(Long.MIN_VALUE, ChronoUnit.MICROS);
  private static final Instant LAST = Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS);

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:00:00.123456789Z, 2026-11-21T10:00:00.123456Z",
    "2026-11-21T10:00:00.000000999Z, 2026-11-21T10:00:00Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
    "1969-12-31T23:59:59.000000001Z, 1969-12-31T23:59:59Z",
    "2026-11-21T10:00:00.123456Z,    2026-11-21T10:00:00.123456Z",
  })
  void cutsOffWhatIsFinerTowardsThePast(Instant time, Instant cut) {
    assertThat(Microseconds.of(time)).isEqualTo(cut);
  }

  @Test
  void takesTheFirstAndTheLastTimeThatALongCanCount() {
    assertThat(Microseconds.of(FIRST)).isEqualTo(FIRST);
    assertThat(Microseconds.of(LAST)).isEqualTo(LAST);
    assertThat(Microseconds.of(LAST.plusNanos(999))).isEqualTo(LAST);
  }

  @Test
  void refusesATimeBeyondThem() {
    assertThat(Microseconds.isValid(FIRST.minusNanos(1))).isFalse();
    assertThat(Microseconds.isValid(LAST.plusNanos(1000))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Microseconds.of(Instant.MIN));
    assertThatIllegalArgumentException().isThrownBy(() -> Microseconds.of(Instant.MAX));
  }
}

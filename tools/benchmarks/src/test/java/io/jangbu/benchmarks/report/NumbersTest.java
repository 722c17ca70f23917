package io.jangbu.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void showsTheDigitsThatCount() {
    assertThat(Numbers.of(0.0434)).isEqualTo("0.043");
    assertThat(Numbers.of(1.2345)).isEqualTo("1.23");
    assertThat(Numbers.of(12.345)).isEqualTo("12.3");
    assertThat(Numbers.of(43_210.9)).isEqualTo("43,211");
    assertThat(Numbers.of(0.0)).isEqualTo("0");
    assertThat(Numbers.ratio(0.5)).isEqualTo("0.50");
    assertThat(Numbers.ratio(12.34)).isEqualTo("12.3");
  }
}

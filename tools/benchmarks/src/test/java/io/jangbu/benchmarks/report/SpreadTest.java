package io.jangbu.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void takesTheOneInTheMiddleWhateverTheOrder() {
    assertThat(Spread.of(List.of(30.0, 10.0, 1_000.0))).isEqualTo(new Spread(30, 10, 1_000, 3));
  }

  @Test
  void liesBetweenTheTwoInTheMiddleOfAnEvenNumber() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9, 4));
  }

  @Test
  void needsAtLeastOne() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}

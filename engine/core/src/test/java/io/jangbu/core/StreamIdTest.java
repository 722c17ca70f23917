package io.jangbu.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"o-1", "A", "_", "-", "0", "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e"})
  void takesLettersDigitsUnderscoreAndHyphen(String id) {
    assertThat(StreamId.isValid(id)).isTrue();
    assertThat(StreamId.require(id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "주문", "é", "o-1\n", "\0", "٣"})
  void refusesEverythingElse(String id) {
    assertThat(StreamId.isValid(id)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> StreamId.require(id));
  }

  @Test
  void takesSixtyFourCharactersAndNotOneMore() {
    assertThat(StreamId.isValid("x".repeat(64))).isTrue();
    assertThat(StreamId.isValid("x".repeat(65))).isFalse();
  }
}

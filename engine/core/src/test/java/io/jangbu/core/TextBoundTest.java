package io.jangbu.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextBoundTest {

  /** Two chars in Java, four bytes in UTF-8, one code point. */
  private static final String PARCEL = "📦";

  @ParameterizedTest
  @CsvSource({"REFERENCE,64", "WORDING,200", "TRACKING_NUMBER,128", "CORRELATION_ID,256"})
  void isTheContracts(TextBound bound, int most) {
    assertThat(bound.most()).isEqualTo(most);
  }

  @ParameterizedTest
  @EnumSource
  void takesOneToItsMostCodePoints(TextBound bound) {
    assertThat(bound.holds("")).isFalse();
    assertThat(bound.holds("a")).isTrue();
    assertThat(bound.holds("a".repeat(bound.most()))).isTrue();
    assertThat(bound.holds("a".repeat(bound.most() + 1))).isFalse();
    assertThat(bound.holds("a".repeat(1 << 20))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void countsCodePointsAndNeitherCharsNorBytes(TextBound bound) {
    assertThat(bound.holds("장".repeat(bound.most()))).isTrue();
    assertThat(bound.holds(PARCEL.repeat(bound.most()))).isTrue();
    assertThat(bound.holds(PARCEL.repeat(bound.most()) + "a")).isFalse();
    assertThat(bound.holds(PARCEL.repeat(bound.most() + 1))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void takesNoNul(TextBound bound) {
    assertThat(bound.holds("\0")).isFalse();
    assertThat(bound.holds("a\0b")).isFalse();
    assertThat(bound.holds(" \t\n\u0001")).isTrue();
  }

  @Test
  void namesTheFieldAndTheBoundAndNeverTheText() {
    assertThat(TextBound.REFERENCE.fault("customerId", "c-1")).isNull();
    assertThat(TextBound.REFERENCE.fault("customerId", "Kim".repeat(64)))
        .isEqualTo("customerId has 1 to 64 characters, none of them NUL");
  }

  @Test
  void tellsTheFirstFault() {
    assertThat(TextBound.first()).isNull();
    assertThat(TextBound.first(null, "second", "third")).isEqualTo("second");
  }
}

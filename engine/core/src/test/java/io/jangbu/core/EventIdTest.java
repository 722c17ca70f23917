package io.jangbu.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

  @Test
  void writesTheVersionAsTenDigits() {
    assertThat(new EventId("o-1", 3)).hasToString("o-1/0000000003");
    assertThat(new EventId("o-1", 9_999_999_999L)).hasToString("o-1/9999999999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"o-1/0000000003", "_/0000000001", "0000000001/9999999999"})
  void readsBackWhatItWrites(String text) {
    assertThat(EventId.parse(text)).hasToString(text);
  }

  @Test
  void sortsAsVersionsDo() {
    assertThat(Stream.of(1L, 9L, 10L, 99L, 100L, 9_999_999_999L).map(v -> new EventId("o", v)))
        .extracting(EventId::toString)
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "o-1",
        "o-1/3",
        "o-1/00000000003",
        "o-1/000000003",
        "o-1/0000000000",
        "o-1/-000000003",
        "o-1/+000000003",
        "o-1/000000000x",
        "o-1/٠٠٠٠٠٠٠٠٠٣",
        "o-1-0000000003",
        "/0000000003",
        "a/b/0000000003",
        "o 1/0000000003",
        "o-1/0000000003 "
      })
  void refusesAnyOtherText(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> EventId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 10_000_000_000L, Long.MAX_VALUE})
  void refusesAVersionThatTenDigitsDoNotHold(long version) {
    assertThatIllegalArgumentException().isThrownBy(() -> new EventId("o-1", version));
  }
}

package io.jangbu.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandIdTest {

  private static final String TEXT = "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e";

  @Test
  void isAUuidInEitherCase() {
    assertThat(CommandId.parse(TEXT)).hasValue(UUID.fromString(TEXT));
    assertThat(CommandId.parse(TEXT.toUpperCase(java.util.Locale.ROOT)))
        .hasValue(UUID.fromString(TEXT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0b5c6a9e8f0e4b7e9d6c2f1a3b4c5d6e",
        " 0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e",
        "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6g",
        "o-1/0000000001"
      })
  void isNoOtherText(String text) {
    assertThat(CommandId.parse(text)).isEmpty();
  }
}

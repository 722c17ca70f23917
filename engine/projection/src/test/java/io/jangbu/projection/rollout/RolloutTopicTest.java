package io.jangbu.projection.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTopicTest {

  @Test
  void readsThePlanOfALaterReleaseToo() {
    assertThat(RolloutTopic.rollout("{\"answering\":2,\"kept\":1,\"last\":2,\"more\":true}"))
        .contains(new Rollout(2, null, 1, 2));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "null",
        "{",
        "[]",
        "{}",
        "{\"answering\":\"none\",\"last\":1}",
        "{\"answering\":1,\"last\":2000000000}",
        "{\"answering\":2,\"last\":1}"
      })
  void ignoresATombstoneAndWhatIsNoPlan(String written) {
    assertThat(RolloutTopic.rollout(written)).isEmpty();
  }
}

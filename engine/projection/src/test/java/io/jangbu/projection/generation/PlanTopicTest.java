package io.jangbu.projection.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTopicTest {

  @Test
  void readsThePlanOfALaterReleaseToo() {
    assertThat(PlanTopic.plan("{\"answering\":2,\"kept\":1,\"last\":2,\"more\":true}"))
        .contains(new Plan(2, null, 1, 2));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "null", "{", "[]", "{}", "{\"answering\":\"none\",\"last\":1}"})
  void ignoresATombstoneAndWhatIsNoPlan(String written) {
    assertThat(PlanTopic.plan(written)).isEmpty();
  }
}

package io.jangbu.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegisteredTopicTest {

  private static final Instant TIME = Instant.parse("2026-11-26T10:00:00Z");

  @Test
  void isJsonThatAnyoneReads() {
    RegisteredTopic topic = RegisteredTopic.first("a-1", TIME).followedBy("b_2", TIME);

    assertThat(new String(topic.encode(), UTF_8))
        .isEqualTo("{\"id\":\"b_2\",\"before\":[\"a-1\"],\"at\":\"2026-11-26T10:00:00Z\"}");
    assertThat(RegisteredTopic.decode(topic.encode())).isEqualTo(topic);
  }

  @Test
  void continuesEachOneBeforeIt() {
    RegisteredTopic topic =
        RegisteredTopic.first("a", TIME).followedBy("b", TIME).followedBy("c", TIME);

    assertThat(topic.before()).containsExactly("b", "a");
    assertThat(topic.continues("a")).isTrue();
    assertThat(topic.continues("c")).isTrue();
    assertThat(topic.continues("d")).isFalse();
  }

  @Test
  void isNothingElse() {
    for (String other : new String[] {"", "{}", "[]", "{\"id\":1}", "\u0000", "{\"id\":\"a\"}"}) {
      assertThatThrownBy(() -> RegisteredTopic.decode(other.getBytes(UTF_8)))
          .as(other)
          .isInstanceOf(MalformedRecordException.class);
    }
  }
}

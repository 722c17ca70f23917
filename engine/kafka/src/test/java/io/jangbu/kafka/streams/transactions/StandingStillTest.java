package io.jangbu.kafka.streams.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StandingStillTest {

  private static final TopicPartition FIRST = new TopicPartition("t", 0);
  private static final TopicPartition SECOND = new TopicPartition("t", 1);

  private long now = 1_000;
  private final StandingStill standing = new StandingStill(() -> now);

  @Test
  void countsFromTheFirstLookThatFindsReadersAtAnOffset() {
    standing.looked(Map.of(FIRST, new HeldBack(5, 8)));
    pass(Duration.ofSeconds(5));
    standing.looked(Map.of(FIRST, new HeldBack(5, 20), SECOND, new HeldBack(1, 2)));
    pass(Duration.ofSeconds(2));

    assertThat(standing.longest(_ -> true)).isEqualTo(Duration.ofSeconds(7));
    assertThat(standing.longest(SECOND::equals)).isEqualTo(Duration.ofSeconds(2));
    assertThat(standing.forAtLeast(Duration.ofSeconds(4))).containsExactly(FIRST);
    assertThat(standing.records(_ -> true)).isEqualTo(16);
  }

  @Test
  void beginsAnewWhenReadersHaveComeFurther() {
    standing.looked(Map.of(FIRST, new HeldBack(5, 8)));
    pass(Duration.ofSeconds(5));
    standing.looked(Map.of(FIRST, new HeldBack(8, 9)));

    assertThat(standing.longest(_ -> true)).isZero();
  }

  @Test
  void forgetsWhatIsHeldBackNoMore() {
    standing.looked(Map.of(FIRST, new HeldBack(5, 8)));
    pass(Duration.ofSeconds(5));
    standing.looked(Map.of());

    assertThat(standing.forAtLeast(Duration.ZERO)).isEmpty();
    assertThat(standing.records(_ -> true)).isZero();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}

package io.jangbu.projection.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchUpProgressTest {

  private static final TopicPartition BUSY = new TopicPartition("events", 0);
  private static final TopicPartition BEHIND = new TopicPartition("events", 1);
  private static final Map<TopicPartition, Long> POSITION = Map.of(BUSY, 100L, BEHIND, 10L);

  @Test
  void countsNoMovementOfAPartitionThatHasReachedThePosition() {
    assertThat(read(100, 4).shortOf(POSITION))
        .isEqualTo(read(900, 4).shortOf(POSITION))
        .isEqualTo(Map.of(BEHIND, 4L));
    assertThat(read(900, 5).shortOf(POSITION)).isNotEqualTo(read(900, 4).shortOf(POSITION));
  }

  @Test
  void hasReachedThePositionWhenEveryPartitionHas() {
    assertThat(read(900, 9).reached(POSITION)).isFalse();
    assertThat(read(900, 10).reached(POSITION)).isTrue();
  }

  @Test
  void countsAPartitionOfWhichNothingIsReadAsNotReached() {
    CatchUpProgress progress = new CatchUpProgress(Map.of(BUSY, 900L), POSITION, POSITION);

    assertThat(progress.shortOf(POSITION)).isEqualTo(Map.of(BEHIND, 0L));
    assertThat(progress.upTo(POSITION)).isEqualTo(Map.of(BUSY, 100L, BEHIND, 0L));
  }

  private static CatchUpProgress read(long busy, long behind) {
    return new CatchUpProgress(Map.of(BUSY, busy, BEHIND, behind), POSITION, POSITION);
  }
}

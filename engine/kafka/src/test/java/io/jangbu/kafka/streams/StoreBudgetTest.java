package io.jangbu.kafka.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreBudgetTest {

  private static final long MIB = 1 << 20;

  /** What Kafka Streams keeps offsets in takes a block of this size, and a second one later. */
  private static final long OFFSETS_BLOCK = 128 << 10;

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 96, 288, 341, 342, 1_000, 24_000})
  void givesEachStoreAShareThatAllOfThemTogetherHaveRoomFor(int stores) {
    StoreBudget budget = StoreBudget.of(null, stores);

    assertThat(budget.share() * stores).isLessThanOrEqualTo(budget.bytes() / 2);
    assertThat(budget.share()).isLessThanOrEqualTo(StoreBudget.MOST_SHARE);
    assertThat(budget.bytes()).isGreaterThanOrEqualTo(256 * MIB);
  }

  /** RocksDB flushes at seven eighths. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 96, 288, 341, 342, 1_000, 24_000})
  void leavesRoomForManyBlocksBesideTheOffsetsBeforeAStoreIsFlushed(int stores) {
    StoreBudget budget = StoreBudget.of(null, stores);

    assertThat(budget.share() * 7 / 8 - 2 * OFFSETS_BLOCK)
        .isGreaterThanOrEqualTo(3 * budget.arenaBlock());
    assertThat(budget.arenaBlock()).isPositive().matches(block -> block % 4_096 == 0);
  }

  @Test
  void takesWhatIsSetIfItIsEnough() {
    assertThat(StoreBudget.of(64 * MIB, 80).bytes()).isEqualTo(64 * MIB);
    assertThat(StoreBudget.of(512 * MIB, 64).share()).isEqualTo(4 * MIB);
  }

  @Test
  void refusesWhatIsSetIfTheStoresDoNotFit() {
    assertThatThrownBy(() -> StoreBudget.of(64 * MIB, 288))
        .isInstanceOfSatisfying(
            TooLittleStoreMemoryException.class,
            refused -> assertThat(refused.least()).isEqualTo("216MB"))
        .hasMessage(
            "jangbu.stores.memory is 64MB: the 288 stores that this instance may hold need 216MB or"
                + " more");
    assertThat(StoreBudget.of(216 * MIB, 288).share()).isEqualTo(StoreBudget.LEAST_SHARE);
  }
}

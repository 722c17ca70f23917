package io.jangbu.benchmarks.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SequenceIdsTest {

  private final SequenceIds ids = new SequenceIds(7);

  @Test
  void findsThePlaceOfEachOfItsIds() {
    for (long n = 0; n < 100_000; n++) {
      assertThat(ids.placeOf(ids.of(n))).isEqualTo(n);
    }
  }

  @Test
  void findsNoPlaceForTheIdsOfAnotherSequence() {
    assertThat(ids.placeOf(new SequenceIds(8).of(3))).isEqualTo(-1);
    assertThat(ids.placeOf(UUID.randomUUID())).isEqualTo(-1);
  }

  @Test
  void spreadsNeighboursOverTheWholeRangeAsRandomIdsAre() {
    Set<Long> firstBytes = new HashSet<>();
    for (long n = 0; n < 1_000; n++) {
      firstBytes.add(ids.of(n).getMostSignificantBits() >>> 56);
    }

    assertThat(firstBytes).hasSizeGreaterThan(240);
  }
}

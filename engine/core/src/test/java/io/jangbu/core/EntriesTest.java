package io.jangbu.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntriesTest {

  private static final Function<String, @Nullable Long> STORE = Map.of("a", 1L, "b", 2L)::get;

  private final Entries<Long> stored = Entries.storedIn(STORE);

  @Test
  void looksUpWhatIsStored() {
    assertThat(stored.get("a")).isEqualTo(1);
    assertThat(stored.get("c")).isNull();
    assertThat(Entries.none().get("a")).isNull();
  }

  @Test
  void looksUpNothingBeforeItIsAskedForIt() {
    AtomicInteger lookups = new AtomicInteger();
    Entries<Long> counted = Entries.storedIn(_ -> (long) lookups.incrementAndGet());

    Entries<Long> changed = counted.with("a", 5L).without("b");
    assertThat(lookups).hasValue(0);

    assertThat(changed.get("a")).isEqualTo(5);
    assertThat(changed.get("b")).isNull();
    assertThat(lookups).as("changed entries are not looked up").hasValue(0);

    assertThat(changed.get("c")).isEqualTo(1);
    assertThat(lookups).hasValue(1);
  }

  @Test
  void answersWithTheLastChange() {
    assertThat(stored.with("a", 5L).get("a")).isEqualTo(5);
    assertThat(stored.with("a", 5L).with("a", 6L).get("a")).isEqualTo(6);
    assertThat(stored.with("a", 5L).without("a").get("a")).isNull();
    assertThat(stored.without("a").with("a", 7L).get("a")).isEqualTo(7);
    assertThat(stored.without("a").get("b")).isEqualTo(2);
  }

  @Test
  void tellsWhatHasChangedSinceItWasStored() {
    assertThat(stored.changes()).isEmpty();
    assertThat(stored.with("a", 5L).without("b").with("c", 3L).without("c").changes())
        .isEqualTo(Map.of("a", Optional.of(5L), "b", Optional.empty(), "c", Optional.empty()));
  }

  @Test
  void tellsOfAnEntryThatIsAsItWasForItMayNotBeStored() {
    assertThat(stored.with("a", 1L).changes()).isEqualTo(Map.of("a", Optional.of(1L)));
    assertThat(stored.without("z").changes()).isEqualTo(Map.of("z", Optional.empty()));
  }

  @Test
  void neverChangesItself() {
    Entries<Long> changed = stored.with("a", 5L);
    changed.with("a", 6L);
    changed.without("a");

    assertThat(changed.get("a")).isEqualTo(5);
    assertThat(stored.get("a")).isEqualTo(1);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> changed.changes().put("b", Optional.empty()));
  }

  @Test
  void equalsWhatHasTheSameStoreAndTheSameChanges() {
    assertThat(Entries.<Long>none()).isEqualTo(Entries.none());
    assertThat(stored.with("a", 5L).without("b"))
        .isEqualTo(Entries.storedIn(STORE).without("b").with("a", 5L))
        .hasSameHashCodeAs(Entries.storedIn(STORE).without("b").with("a", 5L))
        .hasToString(stored.without("b").with("a", 5L).toString());
    assertThat(stored.with("a", 5L))
        .isNotEqualTo(stored.with("a", 6L))
        .isNotEqualTo(stored)
        .isNotEqualTo(Entries.<Long>none().with("a", 5L))
        .isNotEqualTo(new HashMap<>());
  }
}

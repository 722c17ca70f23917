package io.jangbu.projection.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.projection.CountedStores;
import io.jangbu.projection.StoredEvents;
import io.jangbu.projection.history.History.Direction;
import io.jangbu.projection.memory.Share;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final long LONG = 100_000;
  private static final StoredEvents LONG_STREAM =
      new StoredEvents().with("o-1", LONG, HistoryTest::at);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 77, 49_999, 50_000, 65_536, 99_999, LONG, LONG + 1})
  void findsTheVersionOfATimeInSeventeenReadsAnywhereInALongStream(long version) {
    CountedStores counted = counted(LONG_STREAM);
    assertThat(lastVersion(history(counted), 1, LONG, at(version)))
        .isEqualTo(Math.min(version, LONG));
    assertThat(counted.reads()).isLessThanOrEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 50_000, LONG - 99})
  void readsAPageWithAsManyReadsAsItHasEventsAnywhereInALongStream(long from) {
    for (Direction direction : Direction.values()) {
      CountedStores counted = counted(LONG_STREAM);
      assertThat(history(counted).events("o-1", from, from + 99, direction, 100)).hasSize(100);
      assertThat(counted.reads()).isEqualTo(100);
      CountedStores open = counted(LONG_STREAM);
      long to = direction == Direction.FORWARDS ? LONG : from + 99;
      assertThat(
              history(open)
                  .events("o-1", direction == Direction.FORWARDS ? from : 1, to, direction, 100))
          .hasSize(100);
      assertThat(open.reads()).isEqualTo(100);
    }
  }

  @Test
  void findsTheVersionOfATimeLikeAScanDoesWhereVersionsWereErasedAndTimesAreAlike() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      long versions = random.nextLong(1, 41);
      long apart = random.nextLong(1, 9);
      StoredEvents stored = new StoredEvents().with("o-1", versions, v -> at(v / apart));
      stored.with("o-0", 3, HistoryTest::at).with("o-2", 3, HistoryTest::at);
      for (long hole = random.nextLong(versions + 1); hole > 0; hole--) {
        String key = new EventId("o-1", 1 + random.nextLong(versions)).toString();
        if (random.nextBoolean()) {
          stored.erase(key);
        } else {
          stored.put(key, "garbage".getBytes(StandardCharsets.UTF_8));
        }
      }
      History<OrderEvent> history = history(counted(stored));
      long from = 1 + random.nextLong(versions);
      long to = from + random.nextLong(versions);
      for (long second = -1; second <= versions + 1; second++) {
        Instant time = at(second);
        assertThat(lastVersion(history, from, to, time))
            .as("seed %d run %d: versions %d to %d, up to %s", seed, run, from, to, time)
            .isEqualTo(
                history.events("o-1", from, to, Direction.FORWARDS, Integer.MAX_VALUE).stream()
                    .filter(event -> !event.recordedAt().isAfter(time))
                    .mapToLong(EventEnvelope::version)
                    .max()
                    .orElse(0));
      }
    }
  }

  @Test
  void findsNoVersionInAnEmptyRange() {
    assertThat(lastVersion(history(counted(LONG_STREAM)), 5, 4, Instant.MAX)).isZero();
    assertThat(lastVersion(history(counted(LONG_STREAM)), LONG + 1, LONG + 9, Instant.MAX))
        .isZero();
  }

  private static long lastVersion(History<OrderEvent> history, long from, long to, Instant time) {
    return history.lastVersion("o-1", from, to, recordedAt -> !recordedAt.isAfter(time));
  }

  private static History<OrderEvent> history(LocalStores stores) {
    return new History<>(
        stores.store("history"), _ -> Map.of(), new EventReader<>(new OrderCodec()));
  }

  private static CountedStores counted(StoredEvents events) {
    return new CountedStores(
        new LocalStores() {
          @Override
          @SuppressWarnings("unchecked") // there is the one store
          public <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
            return (ReadOnlyKeyValueStore<K, V>) events;
          }

          @Override
          public Share share() {
            return Share.unbounded();
          }
        });
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}

package io.jangbu.kafka.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an event on an events topic, and what only looks like one. */
class EventReaderTest {

  private static final int PARTITIONS = 12;
  private static final int HOME = StreamPartition.of("o-1", PARTITIONS);
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
  private static final EventEnvelope<OrderEvent> EVENT =
      new EventEnvelope<>("o-1", 3, TIME, TIME, "corr", "cause", new OrderDelivered());

  private final OrderCodec codec = new OrderCodec();
  private final EventReader<OrderEvent> reader = new EventReader<>(codec);

  @Test
  void readsAnEventUnderItsOwnKeyInItsOwnPartition() {
    assertThat(read("o-1/0000000003", HOME, PARTITIONS)).isEqualTo(EVENT);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "o-1", "o-1/3", "o-1/0000000000", "o-1/0000000004", "o-2/0000000003"})
  void refusesAnEventUnderAnotherKey(@Nullable String key) {
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> read(key, 0, 1))
        .withMessageContaining("key");
  }

  @Test
  void refusesAnEventInAPartitionWhereItsStreamDoesNotLive() {
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> read("o-1/0000000003", (HOME + 1) % PARTITIONS, PARTITIONS))
        .withMessageContaining("another partition");
  }

  private EventEnvelope<OrderEvent> read(@Nullable String key, int partition, int partitions) {
    byte[] bytes = key == null ? null : key.getBytes(UTF_8);
    return reader.event(bytes, codec.encodeEvent(EVENT), partition, partitions);
  }
}

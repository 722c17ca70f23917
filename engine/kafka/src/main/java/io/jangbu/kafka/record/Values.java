package io.jangbu.kafka.record;

import static java.util.Objects.requireNonNull;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What an envelope holds, one value after the other in the order of {@link Messages}. */
final class Values {

  private final SpecificRecord record;
  private final int[] positions;
  private int next;

  Values(SpecificRecord record, int[] positions) {
    this.record = record;
    this.positions = positions;
  }

  <T> T next(Class<T> type) {
    return requireNonNull(nextIfAny(type));
  }

  <T> @Nullable T nextIfAny(Class<T> type) {
    return type.cast(record.get(positions[next++]));
  }
}

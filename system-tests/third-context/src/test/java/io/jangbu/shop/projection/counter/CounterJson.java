package io.jangbu.shop.projection.counter;

import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.counter.Counter;
import io.jangbu.starter.projection.reading.StreamJson;
import java.time.Instant;
import java.util.Optional;

/** A counter as JSON. */
record CounterJson(String counterId, long version, long total, Instant updatedAt)
    implements StreamJson {

  /** Empty if there is no such counter, or no longer. */
  static Optional<CounterJson> of(String counterId, Snapshot<Counter> snapshot) {
    return snapshot.state().begun()
        ? Optional.of(
            new CounterJson(
                counterId, snapshot.version(), snapshot.state().total(), snapshot.updatedAt()))
        : Optional.empty();
  }
}

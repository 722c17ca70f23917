package io.jangbu.resilience.checker;

import java.time.Instant;
import java.util.Map;

/**
 * What was read, and where.
 *
 * @param appended when the broker took it, to the millisecond
 * @param headers those that decisions give to commands, {@code jangbu_…}
 */
public record Logged<T>(Position at, T value, Instant appended, Map<String, String> headers) {

  public Logged {
    headers = Map.copyOf(headers);
  }

  /** Without headers, and where it does not matter when. */
  public Logged(Position at, T value) {
    this(at, value, Instant.EPOCH, Map.of());
  }

  /** Another value in the same place. */
  public Logged<T> with(T other) {
    return new Logged<>(at, other, appended, headers);
  }
}

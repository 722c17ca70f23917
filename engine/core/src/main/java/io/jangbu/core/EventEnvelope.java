package io.jangbu.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event and what is known about it.
 *
 * @param version its place in the stream: 1, 2, 3 … without gaps, to 9,999,999,999
 * @param occurredAt when it happened in the business, as the sender said, cut to {@link
 *     Microseconds}
 * @param recordedAt when it was appended, cut to {@link Microseconds}; never goes back within a
 *     stream
 * @param correlationId taken over from the command, or the command's own id
 * @param causationId the id of the command that led to it
 * @param actor who sent the command that this goes back to, as the gateway knows the caller; null =
 *     nobody is known, or a deadline was reached
 */
public record EventEnvelope<E>(
    String streamId,
    long version,
    Instant occurredAt,
    Instant recordedAt,
    String correlationId,
    String causationId,
    @Nullable String actor,
    E payload) {

  /**
   * @throws IllegalArgumentException if stream and version make no {@link EventId}, or a time is
   *     out of the range of {@link Microseconds}
   */
  public EventEnvelope {
    EventId.require(streamId, version);
    occurredAt = Microseconds.of(occurredAt);
    recordedAt = Microseconds.of(recordedAt);
  }

  /** One of which it is not known who did it. */
  public EventEnvelope(
      String streamId,
      long version,
      Instant occurredAt,
      Instant recordedAt,
      String correlationId,
      String causationId,
      E payload) {
    this(streamId, version, occurredAt, recordedAt, correlationId, causationId, null, payload);
  }

  /** Its id everywhere, and the key of its record. */
  public EventId id() {
    return new EventId(streamId, version);
  }

  /** The event's name in the contract, such as {@code OrderCreated}. */
  public String type() {
    return TypeName.of(payload);
  }
}

package io.jangbu.domain;

import java.time.Instant;

/**
 * An event and what is known about it.
 *
 * @param version its place in the stream: 1, 2, 3 … without gaps
 * @param occurredAt when it happened in the business, as the sender said
 * @param recordedAt when it was appended, in microseconds; never goes back within a stream
 * @param correlationId taken over from the command, or the command's own id
 * @param causationId the id of the command that led to it
 */
public record EventEnvelope<E>(
    String streamId,
    long version,
    Instant occurredAt,
    Instant recordedAt,
    String correlationId,
    String causationId,
    E payload) {

  public EventId id() {
    return new EventId(streamId, version);
  }

  /** The event's name in the contract, such as {@code OrderCreated}. */
  public String type() {
    return TypeName.of(payload);
  }
}

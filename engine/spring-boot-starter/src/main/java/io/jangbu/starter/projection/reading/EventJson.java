package io.jangbu.starter.projection.reading;

import io.jangbu.core.EventEnvelope;
import java.time.Instant;

/**
 * An event as JSON.
 *
 * @param data the event's payload, with the names that it has on the topic
 */
public record EventJson(
    String id,
    long version,
    String type,
    Instant occurredAt,
    Instant recordedAt,
    String correlationId,
    String causationId,
    Object data) {

  public static EventJson of(EventEnvelope<?> event) {
    Object payload = event.payload();
    return new EventJson(
        event.id().toString(),
        event.version(),
        event.type(),
        event.occurredAt(),
        event.recordedAt(),
        event.correlationId(),
        event.causationId(),
        payload);
  }
}

package io.jangbu.starter.projection.reading;

import io.jangbu.core.EventEnvelope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON.
 *
 * @param actor who sent the command that it goes back to; left out where nobody is known
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
    @Nullable String actor,
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
        event.actor(),
        payload);
  }
}

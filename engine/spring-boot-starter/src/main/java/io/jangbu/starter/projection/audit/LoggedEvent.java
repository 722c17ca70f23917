package io.jangbu.starter.projection.audit;

import io.jangbu.core.EventEnvelope;
import io.jangbu.starter.projection.reading.EventJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON, among those of all contexts.
 *
 * @param context such as {@code orders}
 * @param actor who sent the command that it goes back to; left out where nobody is known
 * @param data the event's payload, with the names that it has on the topic
 */
public record LoggedEvent(
    String context,
    String streamId,
    String id,
    long version,
    String type,
    Instant occurredAt,
    Instant recordedAt,
    String correlationId,
    String causationId,
    @Nullable String actor,
    Object data) {

  public static LoggedEvent of(String context, EventEnvelope<?> envelope) {
    EventJson event = EventJson.of(envelope);
    return new LoggedEvent(
        context,
        envelope.streamId(),
        event.id(),
        event.version(),
        event.type(),
        event.occurredAt(),
        event.recordedAt(),
        event.correlationId(),
        event.causationId(),
        event.actor(),
        event.data());
  }
}

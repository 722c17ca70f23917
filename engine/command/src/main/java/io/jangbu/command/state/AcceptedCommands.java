package io.jangbu.command.state;

import io.jangbu.core.CommandId;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Brings back the memory of accepted commands from their events, each of which knows what it was
 * caused by. The events of one command lie side by side.
 */
final class AcceptedCommands {

  private final IdempotencyStore<?> idempotency;
  private final InstantSource clock;
  private final List<EventEnvelope<?>> ofOne = new ArrayList<>();

  AcceptedCommands(IdempotencyStore<?> idempotency, InstantSource clock) {
    this.idempotency = idempotency;
    this.clock = clock;
  }

  void add(EventEnvelope<?> event) {
    if (!ofOne.isEmpty() && !isOfTheSame(event)) {
      rememberLast();
    }
    ofOne.add(event);
  }

  private boolean isOfTheSame(EventEnvelope<?> event) {
    EventEnvelope<?> last = ofOne.getLast();
    return last.causationId().equals(event.causationId())
        && last.streamId().equals(event.streamId());
  }

  /** To be called after the last event too. */
  void rememberLast() {
    if (ofOne.isEmpty()) {
      return;
    }
    EventEnvelope<?> last = ofOne.getLast();
    // Events that another system once brought in may have another cause.
    UUID commandId =
        CommandId.parse(last.causationId())
            .filter(id -> id.toString().equals(last.causationId()))
            .orElse(null);
    Instant oldest = clock.instant().minus(IdempotencyStore.RETENTION);
    if (commandId != null && last.recordedAt().isAfter(oldest)) {
      List<String> ids = ofOne.stream().map(event -> event.id().toString()).toList();
      idempotency.rememberWithoutContent(
          new CommandResult(
              commandId, last.streamId(), Outcome.ACCEPTED, last.version(), ids, null, null),
          last.recordedAt());
    }
    ofOne.clear();
  }
}

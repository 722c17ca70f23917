package io.jangbu.command.state;

import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings back the memory of accepted commands from their events, each of which knows what it was
 * caused by. The events of one command lie side by side.
 */
final class AcceptedCommands {

  private final CommandMemory<?> memory;
  private final InstantSource clock;
  private final List<EventEnvelope<?>> ofOne = new ArrayList<>();

  AcceptedCommands(CommandMemory<?> memory, InstantSource clock) {
    this.memory = memory;
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
    UUID commandId = commandId(last.causationId());
    Instant oldest = clock.instant().minus(CommandMemory.RETENTION);
    if (commandId != null && last.recordedAt().isAfter(oldest)) {
      List<String> ids = ofOne.stream().map(event -> event.id().toString()).toList();
      memory.rememberWithoutContent(
          new CommandResult(
              commandId, last.streamId(), Outcome.ACCEPTED, last.version(), ids, null, null),
          last.recordedAt());
    }
    ofOne.clear();
  }

  /** Events that another system once brought in may have another cause. */
  private static @Nullable UUID commandId(String causationId) {
    try {
      UUID id = UUID.fromString(causationId);
      return id.toString().equals(causationId) ? id : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}

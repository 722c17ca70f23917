package io.jangbu.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param version the stream's version after it
 * @param events the ids of the events that it appended, none if it was rejected
 * @param code why it was rejected, null if it was accepted
 * @param message the same for a human
 */
public record CommandResult(
    UUID commandId,
    String streamId,
    Outcome outcome,
    long version,
    List<String> events,
    @Nullable String code,
    @Nullable String message) {

  /** Whether the command held. */
  public enum Outcome {
    ACCEPTED,
    REJECTED
  }

  public CommandResult {
    events = List.copyOf(events);
  }

  public boolean accepted() {
    return outcome == Outcome.ACCEPTED;
  }
}

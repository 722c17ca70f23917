package io.jangbu.core;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param version the stream's version after it; 0 = the stream does not exist
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

  /**
   * @throws IllegalArgumentException if {@code streamId} has not the form of {@link StreamId}, or
   *     {@code version} is negative
   */
  public CommandResult {
    StreamId.require(streamId);
    if (version < 0) {
      throw new IllegalArgumentException("a stream's version is at least 0, not " + version);
    }
    events = List.copyOf(events);
  }

  /** True if the command held, even if it appended nothing. */
  public boolean accepted() {
    return outcome == Outcome.ACCEPTED;
  }
}

package io.jangbu.resilience.load;

import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender was told about its command.
 *
 * @param events their ids, null over HTTP, which does not name them
 * @param code why it was rejected, null if it was accepted
 * @param nanos when it was heard, by {@link System#nanoTime}
 */
public record Answer(
    Way way,
    Outcome outcome,
    long version,
    @Nullable List<String> events,
    @Nullable String code,
    @Nullable String message,
    long nanos) {

  /** A result from the topic. */
  public static Answer of(CommandResult result, long nanos) {
    return new Answer(
        Way.TOPIC,
        result.outcome(),
        result.version(),
        result.events(),
        result.code(),
        result.message(),
        nanos);
  }

  public boolean accepted() {
    return outcome == Outcome.ACCEPTED;
  }
}

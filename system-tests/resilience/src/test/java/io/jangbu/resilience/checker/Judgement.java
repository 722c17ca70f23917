package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.Snapshot;
import io.jangbu.core.StreamRejection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a command must have led to in a stream.
 *
 * @param version of the stream after it
 * @param payloads of the events that it appended
 * @param message null where the rules do not give it
 */
record Judgement<E>(
    Outcome outcome,
    long version,
    List<E> payloads,
    @Nullable String code,
    @Nullable String message) {

  static <C, E, S> Judgement<E> of(
      CommandEnvelope<C> command, Snapshot<S> stream, Decider<C, E, S> decider) {
    Long expected = command.expectedVersion();
    if (expected != null && expected != stream.version()) {
      return rejected(stream, StreamRejection.VERSION_CONFLICT.name(), null);
    }
    return switch (decider.decide(command.payload(), stream.state())) {
      case Decision.Accepted<E>(var events) ->
          new Judgement<>(Outcome.ACCEPTED, stream.version() + events.size(), events, null, null);
      case Decision.Rejected<E>(var code, var message) -> rejected(stream, code.name(), message);
    };
  }

  private static <E> Judgement<E> rejected(
      Snapshot<?> stream, String code, @Nullable String message) {
    return new Judgement<>(Outcome.REJECTED, stream.version(), List.of(), code, message);
  }

  /** Whether an answer says the same, as far as it says anything. */
  boolean agreesWith(
      Outcome otherOutcome, long otherVersion, @Nullable String otherCode, @Nullable String text) {
    return outcome == otherOutcome
        && version == otherVersion
        && Objects.equals(code, otherCode)
        && (message == null || message.equals(text));
  }

  @Override
  public String toString() {
    return outcome
        + " at version "
        + version
        + (code == null ? "" : " " + code)
        + (message == null ? "" : " (" + message + ")");
  }
}

package io.jangbu.command.engine;

import static io.jangbu.core.StreamRejection.COMMAND_ID_REUSED;
import static io.jangbu.core.StreamRejection.STREAM_INCOMPLETE;
import static io.jangbu.core.StreamRejection.VERSION_CONFLICT;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.RejectionCode;
import io.jangbu.core.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command does to its stream. Pure: the stream as it is and the time come in, what is to be
 * written goes out.
 */
final class StreamWriter<C, E, S> {

  /** What is to be written. {@code snapshot} is the stream after {@code events}. */
  record Written<E, S>(CommandResult result, List<EventEnvelope<E>> events, Snapshot<S> snapshot) {}

  private final Decider<C, E, S> decider;

  StreamWriter(Decider<C, E, S> decider) {
    this.decider = decider;
  }

  Written<E, S> write(CommandEnvelope<C> command, Snapshot<S> stream, Instant now) {
    if (!stream.isComplete()) {
      return rejected(
          command,
          stream,
          STREAM_INCOMPLETE,
          "an event of the stream is missing: it can be read, and nothing is decided on it");
    }
    Long expected = command.expectedVersion();
    if (expected != null && expected != stream.version()) {
      return rejected(
          command,
          stream,
          VERSION_CONFLICT,
          "version " + expected + " was expected, the stream is at " + stream.version());
    }
    return switch (decider.decide(command.payload(), stream.state())) {
      case Decision.Accepted<E>(var events) -> accepted(command, stream, events, now);
      case Decision.Rejected<E>(var code, var message) -> rejected(command, stream, code, message);
    };
  }

  /** The answer to a command whose id was used before with another content. */
  CommandResult idReused(CommandEnvelope<C> command, Snapshot<S> stream) {
    return rejected(
            command,
            stream,
            COMMAND_ID_REUSED,
            "the same commandId came before with another content")
        .result();
  }

  /** What an accepted command does that leads to these events. */
  Written<E, S> accepted(
      CommandEnvelope<?> command, Snapshot<S> stream, List<E> payloads, Instant now) {
    Instant recordedAt = laterOf(now.truncatedTo(ChronoUnit.MICROS), stream.updatedAt());
    Instant occurredAt = command.occurredAt() == null ? recordedAt : command.occurredAt();
    String commandId = command.commandId().toString();

    List<EventEnvelope<E>> events = new ArrayList<>();
    Snapshot<S> snapshot = stream;
    for (E payload : payloads) {
      var event =
          new EventEnvelope<>(
              command.streamId(),
              snapshot.version() + 1,
              occurredAt,
              recordedAt,
              command.correlation(),
              commandId,
              command.actor(),
              payload);
      snapshot = snapshot.plus(event, decider);
      events.add(event);
    }
    List<String> ids = events.stream().map(event -> event.id().toString()).toList();
    var result =
        new CommandResult(
            command.commandId(),
            command.streamId(),
            Outcome.ACCEPTED,
            snapshot.version(),
            ids,
            null,
            null);
    return new Written<>(result, events, snapshot);
  }

  /** A command that does not hold. */
  Written<E, S> rejected(
      CommandEnvelope<C> command, Snapshot<S> stream, RejectionCode code, String message) {
    var result =
        new CommandResult(
            command.commandId(),
            command.streamId(),
            Outcome.REJECTED,
            stream.version(),
            List.of(),
            code.name(),
            message);
    return new Written<>(result, List.of(), stream);
  }

  private static Instant laterOf(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

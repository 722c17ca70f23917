package io.jangbu.cli.ledger;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.Decider;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.RejectionCode;
import io.jangbu.core.Snapshot;
import io.jangbu.core.StreamRejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides as the command service does, in memory: the rules, the versions, the first outcomes. */
public final class StreamLedger<C, E, S> {

  private record First<C>(CommandEnvelope<C> content, CommandResult result) {}

  private final Decider<C, E, S> decider;
  private final Map<String, Snapshot<S>> streams = new HashMap<>();
  private final Map<UUID, First<C>> firsts = new HashMap<>();
  private final List<EventEnvelope<E>> events = new ArrayList<>();

  public StreamLedger(Decider<C, E, S> decider) {
    this.decider = decider;
  }

  /** What becomes of the command; a repeated one gets its first result. */
  public CommandResult decide(CommandEnvelope<C> command) {
    First<C> first = firsts.get(command.commandId());
    if (first == null) {
      CommandResult result = decideNew(command);
      firsts.put(command.commandId(), new First<>(command.content(), result));
      return result;
    }
    return first.content().equals(command.content())
        ? first.result()
        : rejected(command, StreamRejection.COMMAND_ID_REUSED);
  }

  /** Whether a command of this id was decided before. */
  public boolean knows(UUID commandId) {
    return firsts.containsKey(commandId);
  }

  /** All events, in the order of their decisions. */
  public List<EventEnvelope<E>> events() {
    return List.copyOf(events);
  }

  private CommandResult decideNew(CommandEnvelope<C> command) {
    Snapshot<S> stream = stream(command);
    Long expected = command.expectedVersion();
    if (expected != null && expected != stream.version()) {
      return rejected(command, StreamRejection.VERSION_CONFLICT);
    }
    return switch (decider.decide(command.payload(), stream.state())) {
      case Accepted<E>(var payloads) ->
          result(
              command,
              Outcome.ACCEPTED,
              payloads.stream().map(payload -> append(command, payload)).toList(),
              null);
      case Rejected<E>(var code, _) -> rejected(command, code);
    };
  }

  private String append(CommandEnvelope<C> command, E payload) {
    Snapshot<S> stream = stream(command);
    // Any clock will do that never goes back.
    Instant now = Instant.EPOCH.plusMillis(events.size());
    String commandId = command.commandId().toString();
    EventEnvelope<E> event =
        new EventEnvelope<>(
            command.streamId(), stream.version() + 1, now, now, commandId, commandId, payload);
    events.add(event);
    streams.put(command.streamId(), stream.plus(event, decider));
    return event.id().toString();
  }

  private Snapshot<S> stream(CommandEnvelope<C> command) {
    return streams.getOrDefault(command.streamId(), Snapshot.empty(decider));
  }

  private CommandResult rejected(CommandEnvelope<C> command, RejectionCode code) {
    return result(command, Outcome.REJECTED, List.of(), code.name());
  }

  private CommandResult result(
      CommandEnvelope<C> command, Outcome outcome, List<String> eventIds, @Nullable String code) {
    return new CommandResult(
        command.commandId(),
        command.streamId(),
        outcome,
        stream(command).version(),
        eventIds,
        code,
        code);
  }
}

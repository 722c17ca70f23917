package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.context.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The topics of one context, and what a service that decides on them keeps. */
final class SoundTopics<C, E, S> {

  final Context<C, E, S> context;
  final List<Logged<CommandEnvelope<C>>> commands = new ArrayList<>();
  final List<Logged<EventEnvelope<E>>> events = new ArrayList<>();
  final List<Logged<CommandResult>> results = new ArrayList<>();
  final Map<UUID, CommandResult> remembered = new HashMap<>();
  private final Map<String, Snapshot<S>> streams = new HashMap<>();

  SoundTopics(Context<C, E, S> context) {
    this.context = context;
  }

  Snapshot<S> stream(String id) {
    return streams.getOrDefault(id, context.newStream().snapshot());
  }

  Logged<CommandEnvelope<C>> sent(
      CommandEnvelope<C> command, Map<String, String> headers, Instant at) {
    Position position = new Position(context.topics().commands(), 0, commands.size());
    Logged<CommandEnvelope<C>> record = new Logged<>(position, command, at, headers);
    commands.add(record);
    return record;
  }

  /** Appends it, and returns the stream after it. */
  Snapshot<S> appended(EventEnvelope<E> event) {
    Position position = new Position(context.topics().events(), 0, events.size());
    events.add(new Logged<>(position, event, event.recordedAt(), Map.of()));
    Snapshot<S> after = stream(event.streamId()).plus(event, context.decider());
    streams.put(event.streamId(), after);
    return after;
  }

  void answered(CommandResult result, Instant at) {
    Position position = new Position(context.topics().results(), 0, results.size());
    results.add(new Logged<>(position, result, at, Map.of()));
  }

  /** The place of the first event of that kind of a stream. */
  int event(Class<?> type, String streamId) {
    return place(
        events, event -> type.isInstance(event.payload()) && event.streamId().equals(streamId));
  }

  /** Changes what stands in a place. */
  static <T> void change(List<Logged<T>> log, int place, UnaryOperator<T> change) {
    Logged<T> before = log.get(place);
    log.set(place, before.with(change.apply(before.value())));
  }

  /** The same event with another payload. */
  static <P> EventEnvelope<P> with(EventEnvelope<?> event, P payload) {
    return new EventEnvelope<>(
        event.streamId(),
        event.version(),
        event.occurredAt(),
        event.recordedAt(),
        event.correlationId(),
        event.causationId(),
        payload);
  }

  private static <T> int place(List<Logged<T>> log, Predicate<T> which) {
    for (int i = 0; i < log.size(); i++) {
      if (which.test(log.get(i).value())) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is none");
  }

  Reading<C, E, S> reading(Instant begun) {
    return Reading.of(
        context, new ContextLog<>(commands, events, results, List.of(), List.of()), begun);
  }
}

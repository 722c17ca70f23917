package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import java.util.List;

/**
 * What lies on the four topics of a context, each partition in its order.
 *
 * @param deadLetters where each says that it came from
 * @param unreadable why
 */
public record ContextLog<C, E>(
    List<Logged<CommandEnvelope<C>>> commands,
    List<Logged<EventEnvelope<E>>> events,
    List<Logged<CommandResult>> results,
    List<Logged<Position>> deadLetters,
    List<Logged<String>> unreadable) {

  public ContextLog {
    commands = List.copyOf(commands);
    events = List.copyOf(events);
    results = List.copyOf(results);
    deadLetters = List.copyOf(deadLetters);
    unreadable = List.copyOf(unreadable);
  }
}

package io.jangbu.resilience.checker;

import io.jangbu.core.Snapshot;
import io.jangbu.resilience.context.Context;
import java.time.Instant;
import java.util.Map;

/**
 * A context's topics, read whole.
 *
 * @param begun what has happened before is in it
 */
public record Reading<C, E, S>(
    Context<C, E, S> context, ContextLog<C, E> log, Streams<E> streams, Instant begun) {

  /** With its events sorted into streams. */
  public static <C, E, S> Reading<C, E, S> of(
      Context<C, E, S> context, ContextLog<C, E> log, Instant begun) {
    return new Reading<>(context, log, Streams.of(log.events()), begun);
  }

  /** What each stream is by its events. */
  public Map<String, Snapshot<S>> folded() {
    return streams.folded(context);
  }
}

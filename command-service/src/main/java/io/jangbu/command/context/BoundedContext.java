package io.jangbu.command.context;

import io.jangbu.domain.Decider;
import io.jangbu.schemas.Codec;
import io.jangbu.schemas.ContextTopics;

/**
 * All that the service needs to host a context: where its records are, its rules, and its bytes.
 *
 * @param <C> the commands
 * @param <E> the events
 * @param <S> the state
 */
public record BoundedContext<C, E, S>(
    ContextTopics topics, Decider<C, E, S> decider, Codec<C, E, S> codec) {

  /** The context's name, such as {@code orders}. */
  public String name() {
    return topics.context();
  }
}

package io.jangbu.resilience.load;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.resilience.context.Context;

/** A command, and how it is to be sent. */
public record Step<C>(Context<C, ?, ?> context, CommandEnvelope<C> command, Way way) {

  Step<C> over(Way other) {
    return new Step<>(context, command, other);
  }
}

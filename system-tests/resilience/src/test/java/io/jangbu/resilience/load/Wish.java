package io.jangbu.resilience.load;

import io.jangbu.resilience.context.Context;

/** What is to be asked of a stream. */
record Wish<C>(Context<C, ?, ?> context, String streamId, C command) {}

package io.jangbu.shop.domain.counter;

/** What can be asked of a counter. */
public sealed interface CounterCommand {

  /**
   * Counts up; the first one begins the counter.
   *
   * @param amount at least 1
   */
  record Count(long amount) implements CounterCommand {}

  /** Begins again at 0. */
  record ResetCount() implements CounterCommand {}
}

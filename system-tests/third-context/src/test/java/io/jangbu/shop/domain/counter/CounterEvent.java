package io.jangbu.shop.domain.counter;

/** What has happened to a counter. */
public sealed interface CounterEvent {

  /** It has counted. {@code total} is what it shows now. */
  record Counted(long amount, long total) implements CounterEvent {}

  /** It shows 0 again. */
  record CountReset() implements CounterEvent {}
}

package io.jangbu.core;

import java.util.List;

/** The outcome of a command: the events to append, or why there are none. */
public sealed interface Decision<E> {

  /**
   * The command holds. {@code events} are appended in this order; none at all means that the
   * command asked for what is already so.
   */
  record Accepted<E>(List<E> events) implements Decision<E> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** The command does not hold, and nothing is appended. {@code message} is for a human. */
  record Rejected<E>(RejectionCode code, String message) implements Decision<E> {}

  /** The command holds and leads to this one event. */
  static <E> Decision<E> accept(E event) {
    return new Accepted<>(List.of(event));
  }

  /** The command holds, and what it asks for is so already. */
  static <E> Decision<E> acceptUnchanged() {
    return new Accepted<>(List.of());
  }

  /** The command does not hold; {@code message} is for a human and names no one. */
  static <E> Decision<E> reject(RejectionCode code, String message) {
    return new Rejected<>(code, message);
  }
}

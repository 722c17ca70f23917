package io.jangbu.projection.memory;

/**
 * The answers under way have left no room for another one in time. The same question may be
 * answered a moment later.
 */
public final class AnswersFullException extends RuntimeException {

  AnswersFullException() {
    super(
        "too many answers are under way, or too large ones: ask again, or for fewer items",
        null,
        false,
        false);
  }
}

package io.jangbu.projection.cause;

import io.jangbu.core.EventEnvelope;
import org.jspecify.annotations.Nullable;

/** What events have in common. Each has its bit in what is stored. */
public enum Cause {
  /** The business transaction that they are part of. */
  CORRELATION(1),
  /** The command that led to them. */
  CAUSATION(2),
  /** Who sent the command that they go back to. */
  ACTOR(4);

  private final int bit;

  Cause(int bit) {
    this.bit = bit;
  }

  /** The id of the event's cause; null if it has none, as nobody is known. */
  public @Nullable String of(EventEnvelope<?> event) {
    return switch (this) {
      case CORRELATION -> event.correlationId();
      case CAUSATION -> event.causationId();
      case ACTOR -> event.actor();
    };
  }

  int bit() {
    return bit;
  }
}

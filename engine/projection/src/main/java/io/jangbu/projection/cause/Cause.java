package io.jangbu.projection.cause;

import io.jangbu.core.EventEnvelope;

/** What events have in common. Each has its bit in what is stored. */
public enum Cause {
  /** The business transaction that they are part of. */
  CORRELATION(1),
  /** The command that led to them. */
  CAUSATION(2);

  private final int bit;

  Cause(int bit) {
    this.bit = bit;
  }

  /** The id of the event's cause. */
  public String of(EventEnvelope<?> event) {
    return switch (this) {
      case CORRELATION -> event.correlationId();
      case CAUSATION -> event.causationId();
    };
  }

  int bit() {
    return bit;
  }
}

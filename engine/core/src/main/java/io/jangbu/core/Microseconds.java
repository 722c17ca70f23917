package io.jangbu.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The times that records carry: whole microseconds that a long can count from the epoch, which is
 * the years -290,308 to 294,247.
 *
 * <p>A record holds no finer time ({@code timestamp-micros}). The envelopes cut to it when they are
 * made, so that what is decoded always equals what was encoded, and a command read back is the
 * command that was sent.
 */
public final class Microseconds {

  private static final Instant FIRST = Instant.EPOCH.plus(Long.MIN_VALUE, ChronoUnit.MICROS);
  private static final Instant LAST = Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS);

  private Microseconds() {}

  /** Whether the time lies in the range. */
  public static boolean isValid(Instant time) {
    return !time.isBefore(FIRST) && time.truncatedTo(ChronoUnit.MICROS).compareTo(LAST) <= 0;
  }

  /**
   * Returns the time with what is finer than a microsecond cut off (towards the past).
   *
   * @throws IllegalArgumentException if the time does not lie in the range
   */
  public static Instant of(Instant time) {
    if (!isValid(time)) {
      throw new IllegalArgumentException("a time lies between " + FIRST + " and " + LAST);
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}

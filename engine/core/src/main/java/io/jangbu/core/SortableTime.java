package io.jangbu.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as texts of 19 digits that sort as they do: microseconds since 1970. */
public final class SortableTime {

  private static final int DIGITS = 19;

  /** The last moment that an envelope can tell. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private SortableTime() {}

  /** A moment that can be told, from 1970 to 9999: {@link Instant#MAX} may stand for never. */
  public static Instant within(Instant at) {
    Instant notBefore = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
    return notBefore.isAfter(LATEST) ? LATEST : notBefore;
  }

  /** The text of a moment, or of the next one that can be told. */
  public static String digits(Instant at) {
    return padded(micros(at));
  }

  /** The same so that a later moment sorts before an earlier one. */
  public static String backwards(Instant at) {
    return padded(Long.MAX_VALUE - micros(at));
  }

  /** The moment that {@link #digits} has told, to the microsecond. */
  public static Instant parse(String digits) {
    return Instant.EPOCH.plus(Long.parseLong(digits), ChronoUnit.MICROS);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, within(at));
  }

  private static String padded(long number) {
    String digits = Long.toString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}

package io.jangbu.command.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A deadline as it lies in the store: {@code /due/time/stream/name}, the time in microseconds since
 * 1970 as 19 digits, so that the first key is that of the next one. No stream's id is empty.
 *
 * @param at when it is to be looked at, 1970 at the earliest
 * @param name among those of the stream
 */
public record Due(Instant at, String streamId, String name) {

  /** The last moment that an envelope can tell. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  public Due {
    at = within(at);
  }

  /** A moment that can be told: {@link Instant#MAX} may stand for never. */
  public static Instant within(Instant at) {
    Instant notBefore = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at;
    return notBefore.isAfter(LATEST) ? LATEST : notBefore;
  }

  static final String PREFIX = "/due/";

  private static final int DIGITS = 19;
  private static final int PARTS = 3;

  /** What is to be looked at from then on. */
  static String from(Instant at) {
    return PREFIX + digits(at);
  }

  /** What is to be looked at by then, all of it. */
  static String until(Instant at) {
    // A slash is followed by a zero: behind all keys of that time.
    return PREFIX + digits(at) + "0";
  }

  String key() {
    return PREFIX + digits(at) + "/" + streamId + "/" + name;
  }

  static Due parse(String key) {
    String[] parts = key.substring(PREFIX.length()).split("/", PARTS);
    return new Due(
        Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), parts[1], parts[2]);
  }

  private static String digits(Instant at) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, within(at));
    String digits = Long.toString(micros);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}

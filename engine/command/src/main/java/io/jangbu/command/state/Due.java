package io.jangbu.command.state;

import io.jangbu.core.SortableTime;
import java.time.Instant;

/**
 * A deadline as it lies in the store: {@code /due/time/stream/name}, the time in microseconds since
 * 1970 as 19 digits, so that the first key is that of the next one. No stream's id is empty.
 *
 * @param at when it is to be looked at, 1970 at the earliest
 * @param name among those of the stream
 */
public record Due(Instant at, String streamId, String name) {

  public Due {
    at = SortableTime.within(at);
  }

  static final String PREFIX = "/due/";

  private static final int PARTS = 3;

  /** What is to be looked at from then on. */
  static String from(Instant at) {
    return PREFIX + SortableTime.digits(at);
  }

  /** What is to be looked at by then, all of it. */
  static String until(Instant at) {
    // A slash is followed by a zero: behind all keys of that time.
    return PREFIX + SortableTime.digits(at) + "0";
  }

  String key() {
    return PREFIX + SortableTime.digits(at) + "/" + streamId + "/" + name;
  }

  static Due parse(String key) {
    String[] parts = key.substring(PREFIX.length()).split("/", PARTS);
    return new Due(SortableTime.parse(parts[0]), parts[1], parts[2]);
  }
}

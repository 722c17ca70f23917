package io.jangbu.domain;

/**
 * An event's id everywhere: {@code o-1/0000000003}, the stream and the version as ten digits, so
 * that ids of one stream sort as versions do.
 *
 * @param version 1 to 9,999,999,999
 */
public record EventId(String streamId, long version) {

  private static final int DIGITS = 10;
  private static final long LAST = 9_999_999_999L;

  public EventId {
    StreamId.require(streamId);
    if (version < 1 || version > LAST) {
      throw new IllegalArgumentException("a version is 1 to " + LAST + ", not " + version);
    }
  }

  /**
   * Reads an id back.
   *
   * @throws IllegalArgumentException if the text is not exactly what {@link #toString} writes
   */
  public static EventId parse(String text) {
    int slash = text.length() - DIGITS - 1;
    if (slash < 1 || text.charAt(slash) != '/') {
      throw new IllegalArgumentException("an event's id is stream/version with ten digits");
    }
    for (int i = slash + 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw new IllegalArgumentException("an event's id is stream/version with ten digits");
      }
    }
    return new EventId(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    String digits = Long.toString(version);
    return streamId + "/" + "0".repeat(DIGITS - digits.length()) + digits;
  }
}

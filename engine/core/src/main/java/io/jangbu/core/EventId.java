package io.jangbu.core;

/**
 * An event's id everywhere: {@code o-1/0000000003}, the stream and the version as ten digits, so
 * that ids of one stream sort as versions do.
 *
 * @param version 1 to 9,999,999,999
 */
public record EventId(String streamId, long version) {

  private static final int DIGITS = 10;
  private static final long LAST = 9_999_999_999L;

  /**
   * @throws IllegalArgumentException if the stream or the version is out of its form
   */
  public EventId {
    require(streamId, version);
  }

  static void require(String streamId, long version) {
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

  /** The id's text, such as {@code o-1/0000000003}. */
  @Override
  public String toString() {
    String digits = Long.toString(version);
    return streamId + "/" + "0".repeat(DIGITS - digits.length()) + digits;
  }
}

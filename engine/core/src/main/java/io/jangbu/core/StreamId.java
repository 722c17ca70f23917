package io.jangbu.core;

/** The form of the ids that streams go by: 1 to 64 of {@code [A-Za-z0-9_-]}. */
public final class StreamId {

  private static final int LONGEST = 64;

  private StreamId() {}

  /** Whether the text has the form of a stream's id. */
  public static boolean isValid(String id) {
    // Each record is asked several times: a pattern took a twelfth of what a command costs.
    if (id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!isAllowed(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /**
   * Returns the id as it is.
   *
   * @throws IllegalArgumentException if it has not the form of a stream's id
   */
  public static String require(String id) {
    if (!isValid(id)) {
      throw new IllegalArgumentException("an id has 1 to 64 of [A-Za-z0-9_-]");
    }
    return id;
  }
}

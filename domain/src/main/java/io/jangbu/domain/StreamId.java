package io.jangbu.domain;

import java.util.regex.Pattern;

/** The form of the ids that streams go by: 1 to 64 of {@code [A-Za-z0-9_-]}. */
public final class StreamId {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private StreamId() {}

  /** Whether the text has the form of a stream's id. */
  public static boolean isValid(String id) {
    return FORM.matcher(id).matches();
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

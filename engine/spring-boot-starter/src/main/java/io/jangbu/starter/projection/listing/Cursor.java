package io.jangbu.starter.projection.listing;

import io.jangbu.core.StreamId;
import io.jangbu.projection.index.StreamRange;
import io.jangbu.starter.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list goes on: after a key of its range, in a form that nobody is tempted to build. It
 * names the store, so that the cursor of one list is none of another.
 */
final class Cursor {

  private Cursor() {}

  /** The cursor after that key. */
  static String after(StreamRange<?> range, String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(named(range, key).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The key that a cursor comes after.
   *
   * @throws ProblemException 400 if it is no cursor that {@link #after} makes for the range
   */
  static String read(StreamRange<?> range, String cursor) {
    String store = named(range, "");
    String text = decoded(cursor);
    String key = text.startsWith(store) ? text.substring(store.length()) : "";
    if (!range.contains(key)
        || !StreamId.isValid(StreamRange.streamId(key))
        || !after(range, key).equals(cursor)) {
      throw ProblemException.malformed("cursor is the nextCursor of the page before");
    }
    return key;
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException _) {
      return ""; // answered as any other text that is no cursor
    }
  }

  private static String named(StreamRange<?> range, String key) {
    return range.store() + "/" + key;
  }
}

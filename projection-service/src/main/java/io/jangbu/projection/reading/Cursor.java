package io.jangbu.projection.reading;

import io.jangbu.domain.StreamId;
import io.jangbu.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list goes on: after a stream's id, in a form that nobody is tempted to build. */
public final class Cursor {

  private Cursor() {}

  /** The cursor after that stream. */
  public static String after(String streamId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(streamId.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The id that a cursor comes after.
   *
   * @throws ProblemException 400 if it is no cursor that {@link #after} made
   */
  public static String read(String cursor) {
    try {
      String streamId =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (StreamId.isValid(streamId)) {
        return streamId;
      }
    } catch (IllegalArgumentException _) {
      // answered as any other text that is no cursor
    }
    throw ProblemException.malformed("cursor is the nextCursor of the page before");
  }
}

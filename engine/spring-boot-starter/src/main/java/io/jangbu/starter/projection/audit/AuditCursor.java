package io.jangbu.starter.projection.audit;

import io.jangbu.core.EventId;
import io.jangbu.core.Sha256;
import io.jangbu.projection.cause.Cause;
import io.jangbu.projection.cause.CauseIndex;
import io.jangbu.starter.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Where a list of events goes on: after an event, in a form that nobody is tempted to build. It
 * names what is asked for, so that the cursor of one list is none of another.
 */
record AuditCursor(Instant recordedAt, String eventId, String context) {

  static AuditCursor after(LoggedEvent event) {
    return new AuditCursor(event.recordedAt(), event.id(), event.context());
  }

  String write(Cause cause, String id) {
    String text = String.join(" ", list(cause, id), recordedAt.toString(), eventId, context);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads it back.
   *
   * @throws ProblemException 400 if it is not what {@link #write} makes for that list
   */
  static AuditCursor read(Cause cause, String id, String cursor) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(cursor);
      String[] parts = new String(text, StandardCharsets.UTF_8).split(" ", -1);
      if (parts.length == 4) {
        AuditCursor read =
            new AuditCursor(Instant.parse(parts[1]), EventId.parse(parts[2]).toString(), parts[3]);
        if (read.write(cause, id).equals(cursor)) {
          return read;
        }
      }
    } catch (IllegalArgumentException | DateTimeException _) {
      // answered as any other text that is no cursor
    }
    throw ProblemException.malformed("cursor is the nextCursor of the page before");
  }

  /** Two contexts may each have an event of that id: the one whose name is first comes first. */
  CauseIndex.Place in(String other) {
    return new CauseIndex.Place(recordedAt, eventId, other.compareTo(context) <= 0);
  }

  private static String list(Cause cause, String id) {
    return cause + "-" + HexFormat.of().formatHex(Sha256.of(id), 0, 8);
  }
}

package io.jangbu.kafka.record;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Marks what stands in the place of a record that a consumer of ours has not unpacked: same offset
 * and time, the reason as its value and in a header. Whoever reads it deals with it as with any
 * other record that is none, so that the place is told and the partition goes on.
 *
 * <p>A sender who writes the header himself has only his own record refused.
 */
public final class NotTaken {

  /** The header that says, as text, why the record at this offset was not unpacked. */
  public static final String HEADER = "jangbu-not-taken";

  private NotTaken() {}

  /** Why the record was not unpacked, null if it is the record itself. */
  public static @Nullable String reason(Headers headers) {
    return CloudEventHeaders.text(headers, HEADER);
  }

  /**
   * Refuses what only stands in a record's place.
   *
   * @throws MalformedRecordException with the reason, if these are the headers of such a one
   */
  public static void refuse(Headers headers) {
    String reason = reason(headers);
    if (reason != null) {
      throw new MalformedRecordException(reason);
    }
  }
}

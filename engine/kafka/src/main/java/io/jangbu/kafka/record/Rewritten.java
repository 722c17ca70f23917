package io.jangbu.kafka.record;

import org.apache.kafka.common.header.Headers;

/**
 * Marks an event that was appended again under its id, with personal data taken out and nothing
 * else changed. Who has acted on the event has nothing to do; who keeps it keeps this one instead.
 */
public final class Rewritten {

  /** The header. Its value says nothing. */
  public static final String HEADER = "jangbu_rewritten";

  private Rewritten() {}

  /** Whether these are the headers of such an event. */
  public static boolean isMarked(Headers headers) {
    return headers.lastHeader(HEADER) != null;
  }
}

package io.jangbu.core;

import org.jspecify.annotations.Nullable;

/**
 * How long the texts of a command may be, in code points: what a reader counts as characters,
 * whatever they take in UTF-8 or in Java. All are at least 1 long and have no NUL in them, which
 * PostgreSQL, for one, cannot store.
 *
 * <p>A decider asks before it accepts; nothing asks again. Events from before these bounds are
 * folded and shown as they are. The ids of streams have their own form, {@link StreamId}.
 */
public enum TextBound {
  /** What names something elsewhere: a customer, a payment, the product of a line. */
  REFERENCE(64),
  /** What a human reads: a name, a reason, a method, a carrier. */
  WORDING(200),
  /** What a carrier calls a parcel. */
  TRACKING_NUMBER(128),
  /** What a command belongs to; one that is out of this bound is malformed, not rejected. */
  CORRELATION_ID(256),
  /** Who sends a command; one that is out of this bound is malformed, not rejected. */
  ACTOR(256);

  private final int most;

  TextBound(int most) {
    this.most = most;
  }

  /** The greatest length, in code points. */
  public int most() {
    return most;
  }

  /** Whether the text is within the bound. */
  public boolean holds(String text) {
    // Short of 2 chars per code point it need not be counted, however long it is.
    return !text.isEmpty()
        && text.length() <= 2 * most
        && text.codePointCount(0, text.length()) <= most
        && text.indexOf('\0') < 0;
  }

  /** What is wrong with a field's text, for a human; null if nothing is. Never tells the text. */
  public @Nullable String fault(String field, String text) {
    return holds(text) ? null : field + " has 1 to " + most + " characters, none of them NUL";
  }

  /** The first fault, null if there is none. */
  public static @Nullable String first(@Nullable String... faults) {
    for (String fault : faults) {
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}

package io.jangbu.schemas;

import org.jspecify.annotations.Nullable;

/** A record that cannot be read as what its topic holds. The message says why, for an operator. */
public class MalformedRecordException extends RuntimeException {

  /** A record that is wrong in itself. */
  public MalformedRecordException(String message) {
    this(message, null);
  }

  /** A record that something failed on. */
  public MalformedRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

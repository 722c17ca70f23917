package io.jangbu.kafka.record;

import org.apache.avro.message.MissingSchemaException;
import org.jspecify.annotations.Nullable;

/** A record that cannot be read as what its topic holds. The message says why, for an operator. */
public final class MalformedRecordException extends RuntimeException {

  /** A record that is wrong in itself. */
  public MalformedRecordException(String message) {
    this(message, null);
  }

  /** A record that something failed on. */
  public MalformedRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether it names a schema that this build does not know. It may be a record of a later release,
   * as sound as any: whoever must not pass over one waits until the schema is there ({@code
   * JANGBU_SCHEMAS}), or for a newer build.
   */
  public boolean isOfUnknownSchema() {
    return getCause() instanceof MissingSchemaException;
  }
}

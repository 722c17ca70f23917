package io.jangbu.schemas;

/**
 * A record of a release that this build does not know. It may be as sound as any: whoever must not
 * pass over an event waits until the schema is there ({@code JANGBU_SCHEMAS}), or for a newer
 * build.
 */
public final class UnknownSchemaException extends MalformedRecordException {

  UnknownSchemaException(Throwable cause) {
    super("written with a schema that this build does not know: " + cause.getMessage(), cause);
  }
}

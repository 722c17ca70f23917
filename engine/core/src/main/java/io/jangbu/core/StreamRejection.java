package io.jangbu.core;

/** The rejections that come first in every context, before its decider is asked. */
public enum StreamRejection implements RejectionCode {
  /** The same commandId came before with another content. */
  COMMAND_ID_REUSED(Kind.INVALID),
  /** The stream lacks an event: what it would be decided on is not known. */
  STREAM_INCOMPLETE(Kind.CONFLICT),
  /** An expectedVersion was given and is not the version of the stream. */
  VERSION_CONFLICT(Kind.STALE);

  private final Kind kind;

  StreamRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}

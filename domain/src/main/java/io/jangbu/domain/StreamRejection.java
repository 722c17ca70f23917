package io.jangbu.domain;

/** The rejections that come first in every context, before its decider is asked. */
public enum StreamRejection implements RejectionCode {
  /** The same commandId came before with another content. */
  COMMAND_ID_REUSED,
  /** An expectedVersion was given and is not the version of the stream. */
  VERSION_CONFLICT
}

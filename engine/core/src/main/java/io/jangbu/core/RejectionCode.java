package io.jangbu.core;

/** A reason for a rejection, as clients see it: an enum per context implements this. */
public interface RejectionCode {

  /** The code of the public contract, such as {@code ORDER_NOT_FOUND}. */
  String name();

  /** What kind of reason it is, by which a sender knows what may help. */
  Kind kind();

  /** What may help after a rejection. */
  enum Kind {
    /** Nothing but another id: there is no such stream. */
    NOT_FOUND,
    /** The stream was changed in between: look at it again. */
    STALE,
    /** Another state of the stream; the command as such makes sense. */
    CONFLICT,
    /** Another command: this one makes no sense in any state. */
    INVALID
  }
}

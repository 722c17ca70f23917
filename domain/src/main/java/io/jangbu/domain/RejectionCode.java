package io.jangbu.domain;

/** A reason for a rejection, as clients see it: an enum per context implements this. */
public interface RejectionCode {

  /** The code of the public contract, such as {@code ORDER_NOT_FOUND}. */
  String name();
}

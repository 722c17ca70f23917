package io.jangbu.core.claim;

import io.jangbu.core.RejectionCode;

/** Why a claim is not given. The message is the id of the stream that has it. */
public enum ClaimRejection implements RejectionCode {
  CLAIM_TAKEN;

  @Override
  public Kind kind() {
    return Kind.CONFLICT;
  }
}

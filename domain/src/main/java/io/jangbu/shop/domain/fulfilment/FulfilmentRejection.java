package io.jangbu.shop.domain.fulfilment;

import io.jangbu.core.RejectionCode;

/** Why the process takes no notice of what it was told. */
public enum FulfilmentRejection implements RejectionCode {
  PROCESS_NOT_FOUND(Kind.NOT_FOUND);

  private final Kind kind;

  FulfilmentRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}

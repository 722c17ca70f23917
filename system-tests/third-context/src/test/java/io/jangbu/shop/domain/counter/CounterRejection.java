package io.jangbu.shop.domain.counter;

import io.jangbu.core.RejectionCode;

/** Why a command on a counter is rejected; where several hold, the first of these answers. */
public enum CounterRejection implements RejectionCode {
  COUNTER_NOT_FOUND(Kind.NOT_FOUND),
  INVALID(Kind.INVALID);

  private final Kind kind;

  CounterRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}

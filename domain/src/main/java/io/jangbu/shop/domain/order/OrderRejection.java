package io.jangbu.shop.domain.order;

import io.jangbu.core.RejectionCode;

/** Why a command on an order is rejected; where several hold, the first of these answers. */
public enum OrderRejection implements RejectionCode {
  ORDER_NOT_FOUND(Kind.NOT_FOUND),
  ORDER_EXISTS(Kind.CONFLICT),
  ALREADY_CANCELLED(Kind.CONFLICT),
  ALREADY_PAID(Kind.CONFLICT),
  STOCK_PENDING(Kind.CONFLICT),
  NOT_PAID(Kind.CONFLICT),
  NOT_SHIPPED(Kind.CONFLICT),
  ALREADY_SHIPPED(Kind.CONFLICT),
  ALREADY_DELIVERED(Kind.CONFLICT),
  EMPTY_ORDER(Kind.INVALID),
  INVALID(Kind.INVALID),
  REFERENCE_TAKEN(Kind.CONFLICT),
  UNDERPAID(Kind.INVALID);

  private final Kind kind;

  OrderRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}

package io.jangbu.shop.domain.cart;

import io.jangbu.core.RejectionCode;

/** Why a command on a cart is rejected; where several hold, the first of these answers. */
public enum CartRejection implements RejectionCode {
  CART_NOT_FOUND(Kind.NOT_FOUND),
  ALREADY_CHECKED_OUT(Kind.CONFLICT),
  CART_EXPIRED(Kind.CONFLICT),
  NOT_IN_CART(Kind.CONFLICT),
  EMPTY_CART(Kind.CONFLICT),
  INVALID(Kind.INVALID);

  private final Kind kind;

  CartRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}

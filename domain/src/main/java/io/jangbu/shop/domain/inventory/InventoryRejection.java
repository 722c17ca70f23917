package io.jangbu.shop.domain.inventory;

import io.jangbu.core.RejectionCode;

/** Why a command on a product is rejected; where several hold, the first of these answers. */
public enum InventoryRejection implements RejectionCode {
  PRODUCT_NOT_FOUND(Kind.NOT_FOUND),
  PRODUCT_EXISTS(Kind.CONFLICT),
  INVALID(Kind.INVALID),
  ALREADY_RESERVED(Kind.CONFLICT),
  NOT_RESERVED(Kind.CONFLICT),
  INSUFFICIENT_STOCK(Kind.CONFLICT);

  private final Kind kind;

  InventoryRejection(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}

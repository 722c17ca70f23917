package io.jangbu.domain.order;

import io.jangbu.domain.RejectionCode;

/** Why a command on an order is rejected; where several hold, the first of these answers. */
public enum OrderRejection implements RejectionCode {
  ORDER_NOT_FOUND,
  ORDER_EXISTS,
  ALREADY_CANCELLED,
  ALREADY_PAID,
  NOT_PAID,
  NOT_SHIPPED,
  ALREADY_SHIPPED,
  ALREADY_DELIVERED,
  EMPTY_ORDER,
  INVALID,
  UNDERPAID
}

package io.jangbu.shop.projection.cart;

/** How far a cart is. */
enum CartStatus {
  OPEN,
  CHECKED_OUT,
  EXPIRED
}

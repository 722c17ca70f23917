/** Carts as bytes. */
@NullMarked
package io.jangbu.shop.schemas.cart;

import org.jspecify.annotations.NullMarked;

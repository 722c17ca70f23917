/** The cart: what may be done to it, and when. */
@NullMarked
package io.jangbu.shop.domain.cart;

import org.jspecify.annotations.NullMarked;

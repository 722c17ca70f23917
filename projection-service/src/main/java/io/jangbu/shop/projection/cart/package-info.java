/** Carts: their view, JSON and routes. */
@NullMarked
package io.jangbu.shop.projection.cart;

import org.jspecify.annotations.NullMarked;

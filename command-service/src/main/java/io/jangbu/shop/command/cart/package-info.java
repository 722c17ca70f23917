/** The carts of the command service: their context, and their routes. */
@NullMarked
package io.jangbu.shop.command.cart;

import org.jspecify.annotations.NullMarked;

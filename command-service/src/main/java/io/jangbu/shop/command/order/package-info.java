/** The orders of the command service: its context, and its routes. */
@NullMarked
package io.jangbu.shop.command.order;

import org.jspecify.annotations.NullMarked;

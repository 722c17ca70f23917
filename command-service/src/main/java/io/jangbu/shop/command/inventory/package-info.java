/** The inventory of the command service: its context, and its routes. */
@NullMarked
package io.jangbu.shop.command.inventory;

import org.jspecify.annotations.NullMarked;

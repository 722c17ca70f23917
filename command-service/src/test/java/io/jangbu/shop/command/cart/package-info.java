@NullMarked
package io.jangbu.shop.command.cart;

import org.jspecify.annotations.NullMarked;

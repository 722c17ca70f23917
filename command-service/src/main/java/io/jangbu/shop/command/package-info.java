/** The command service. */
@NullMarked
package io.jangbu.shop.command;

import org.jspecify.annotations.NullMarked;

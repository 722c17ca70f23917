/** The counters of the command service: their context, and their routes. */
@NullMarked
package io.jangbu.shop.command.counter;

import org.jspecify.annotations.NullMarked;

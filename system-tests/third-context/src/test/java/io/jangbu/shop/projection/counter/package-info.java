/** The counters of the projection service: their view, and its routes. */
@NullMarked
package io.jangbu.shop.projection.counter;

import org.jspecify.annotations.NullMarked;

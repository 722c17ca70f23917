/** Counters as bytes. */
@NullMarked
package io.jangbu.shop.schemas.counter;

import org.jspecify.annotations.NullMarked;

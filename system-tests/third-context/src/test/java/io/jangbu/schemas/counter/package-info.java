/** Counters as bytes. */
@NullMarked
package io.jangbu.schemas.counter;

import org.jspecify.annotations.NullMarked;

/** A counter: counts up, and can be reset. */
@NullMarked
package io.jangbu.domain.counter;

import org.jspecify.annotations.NullMarked;

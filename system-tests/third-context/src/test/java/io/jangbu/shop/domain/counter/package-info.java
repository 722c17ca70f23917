/** A counter: counts up, and can be reset. */
@NullMarked
package io.jangbu.shop.domain.counter;

import org.jspecify.annotations.NullMarked;

/**
 * What a user has on one machine, {@code ./jangbu up}, and what becomes of it when it is killed.
 */
@NullMarked
package io.jangbu.resilience.up;

import org.jspecify.annotations.NullMarked;

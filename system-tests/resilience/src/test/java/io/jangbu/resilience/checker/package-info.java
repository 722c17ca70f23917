/**
 * Finds what is wrong in what was read from outside. Pure: records and answers come in, faults go
 * out.
 */
@NullMarked
package io.jangbu.resilience.checker;

import org.jspecify.annotations.NullMarked;

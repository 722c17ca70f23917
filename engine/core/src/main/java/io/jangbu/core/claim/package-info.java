/**
 * Unique values: a value is claimed in a stream of its own before a command that needs it is
 * decided.
 */
@NullMarked
package io.jangbu.core.claim;

import org.jspecify.annotations.NullMarked;

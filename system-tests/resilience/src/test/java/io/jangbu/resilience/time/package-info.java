/** Time that passes while something is broken, or until something is due. */
@NullMarked
package io.jangbu.resilience.time;

import org.jspecify.annotations.NullMarked;

/** Which events belong to a correlation or a cause, kept beside the views. Knows no context. */
@NullMarked
package io.jangbu.projection.cause;

import org.jspecify.annotations.NullMarked;

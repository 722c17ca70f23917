/** How generations are compared. */
@NullMarked
package io.jangbu.projection.comparison;

import org.jspecify.annotations.NullMarked;

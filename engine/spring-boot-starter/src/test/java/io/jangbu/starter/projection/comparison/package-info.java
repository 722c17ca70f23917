/** How versions are compared. */
@NullMarked
package io.jangbu.starter.projection.comparison;

import org.jspecify.annotations.NullMarked;

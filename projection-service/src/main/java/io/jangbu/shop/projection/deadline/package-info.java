/** Deadlines of all aggregate types that have some. */
@NullMarked
package io.jangbu.shop.projection.deadline;

import org.jspecify.annotations.NullMarked;

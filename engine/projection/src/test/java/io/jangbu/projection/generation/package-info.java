/** The generations in one service. */
@NullMarked
package io.jangbu.projection.generation;

import org.jspecify.annotations.NullMarked;

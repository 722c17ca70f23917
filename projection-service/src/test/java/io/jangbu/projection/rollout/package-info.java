/** The versions in one service. */
@NullMarked
package io.jangbu.projection.rollout;

import org.jspecify.annotations.NullMarked;

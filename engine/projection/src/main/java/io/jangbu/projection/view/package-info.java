/** Streams folded up to their last event, and the indexes that follow them. Knows no context. */
@NullMarked
package io.jangbu.projection.view;

import org.jspecify.annotations.NullMarked;

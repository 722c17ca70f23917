/**
 * Streams as they were: snapshots on the way, so that any past state is a few events away, and what
 * keeps them true. Knows no context.
 */
@NullMarked
package io.jangbu.projection.timetravel;

import org.jspecify.annotations.NullMarked;

/** What routes say about streams, without any stream. */
@NullMarked
package io.jangbu.projection.reading;

import org.jspecify.annotations.NullMarked;

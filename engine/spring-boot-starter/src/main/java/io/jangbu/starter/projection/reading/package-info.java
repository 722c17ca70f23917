/** What a context's routes ask of its streams: now, at a version, as of a time, what changed. */
@NullMarked
package io.jangbu.starter.projection.reading;

import org.jspecify.annotations.NullMarked;

/** What routes say about streams, without any stream. */
@NullMarked
package io.jangbu.starter.projection.reading;

import org.jspecify.annotations.NullMarked;

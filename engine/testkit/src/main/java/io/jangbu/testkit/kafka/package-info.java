/** A real broker, or three, for development and tests. */
@NullMarked
package io.jangbu.testkit.kafka;

import org.jspecify.annotations.NullMarked;

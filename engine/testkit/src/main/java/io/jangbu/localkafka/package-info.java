/** A real broker, or three, for development and tests. */
@NullMarked
package io.jangbu.localkafka;

import org.jspecify.annotations.NullMarked;

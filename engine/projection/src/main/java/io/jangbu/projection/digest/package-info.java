/** Digests of bytes. */
@NullMarked
package io.jangbu.projection.digest;

import org.jspecify.annotations.NullMarked;

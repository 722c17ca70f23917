/** Every event of every stream, in a read-only store over the events topic itself. */
@NullMarked
package io.jangbu.projection.history;

import org.jspecify.annotations.NullMarked;

/** Reading the events of streams, whatever they are. */
@NullMarked
package io.jangbu.projection.history;

import org.jspecify.annotations.NullMarked;

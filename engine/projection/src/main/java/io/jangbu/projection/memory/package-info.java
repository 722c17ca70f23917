/** What the answers under way may take of the heap, so that no request takes all of it. */
@NullMarked
package io.jangbu.projection.memory;

import org.jspecify.annotations.NullMarked;

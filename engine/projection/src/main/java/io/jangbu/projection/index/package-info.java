/** What a context keeps beside its views, to find its streams by what they are. */
@NullMarked
package io.jangbu.projection.index;

import org.jspecify.annotations.NullMarked;

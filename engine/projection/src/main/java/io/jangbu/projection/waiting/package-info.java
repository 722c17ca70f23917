/** Read your writes: a read waits until the view has reached a version. */
@NullMarked
package io.jangbu.projection.waiting;

import org.jspecify.annotations.NullMarked;

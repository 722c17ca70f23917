/** The service as a whole, over HTTP and a real broker; and what its tests share. */
@NullMarked
package io.jangbu.projection;

import org.jspecify.annotations.NullMarked;

/** The projection service. */
@NullMarked
package io.jangbu.projection;

import org.jspecify.annotations.NullMarked;

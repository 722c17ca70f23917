/** How orders are projected, without a broker. */
@NullMarked
package io.jangbu.projection.order;

import org.jspecify.annotations.NullMarked;

/** How orders are projected, without a broker. */
@NullMarked
package io.jangbu.shop.projection.order;

import org.jspecify.annotations.NullMarked;
